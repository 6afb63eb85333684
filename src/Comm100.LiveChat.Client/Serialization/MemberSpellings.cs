using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The members that the service spells in another way than the document. Either is read; an object that came from the service is
/// written back under the name it came with, and one that the caller made under both, since the service ignores names it does not
/// know.
/// </summary>
internal static class MemberSpellings
{
    private static readonly Spelling[] s_all =
    [
        new Spelling<CannedMessage, string>("shortCuts", model => model.Shortcuts, (model, value) => model.Shortcuts = value, "shortcuts"),
        new Spelling<ChatWindowBody, long?>("backgroundImageId", model => model.BackgroundImageId, (model, value) => model.BackgroundImageId = value, "backgroudImageId"),
        new Spelling<ChatWindowHeaderAvatarAndLogo, bool?>("isAvatar", model => model.IsShowAvatar, (model, value) => model.IsShowAvatar = value, "isShowAvatar"),
        new Spelling<InvitationWindowPopup, InvitationWindowPopupImage>("image", GetImage, SetImage, "imageType", "imageId"),
        new Spelling<LiveChatConfig, bool?>("isEnableGotoMetting", model => model.IsEnableGotoMeeting, (model, value) => model.IsEnableGotoMeeting = value, "isEnableGotoMeeting"),
        new Spelling<OfflineMessageFormHeader, bool?>("isShowAvator", model => model.IsShowAvatar, (model, value) => model.IsShowAvatar = value, "isShowAvatar"),
        new Spelling<PreChatHeader, bool?>("isShowAdatar", model => model.IsShowAvatars, (model, value) => model.IsShowAvatars = value, "isShowAvatars"),
        new Spelling<RoutingRulesFail, RouteTarget?>("routeToObject", model => model.RouteToObject, (model, value) => model.RouteToObject = value, "routeTobject"),
    ];

    public static void AddToAnswers(JsonTypeInfo type)
    {
        foreach (Spelling spelling in s_all.Where(spelling => spelling.ModelType == type.Type))
        {
            foreach (JsonPropertyInfo property in spelling.DocumentedProperties(type))
            {
                NoteName(property, property.Name, property.Name);
            }

            JsonPropertyInfo other = spelling.CreateOther(type.Options);
            foreach (string documentedName in spelling.DocumentedNames)
            {
                NoteName(other, documentedName, other.Name);
            }

            type.Properties.Add(other);
        }
    }

    public static void AddToRequests(JsonTypeInfo type)
    {
        foreach (Spelling spelling in s_all.Where(spelling => spelling.ModelType == type.Type))
        {
            foreach (JsonPropertyInfo property in spelling.DocumentedProperties(type))
            {
                property.ShouldSerialize = (model, value) => value is not null && MayWrite(model, property.Name, property.Name);
            }

            JsonPropertyInfo other = spelling.CreateOther(type.Options);
            other.ShouldSerialize = (model, value) => value is not null && spelling.DocumentedNames.All(name => MayWrite(model, name, other.Name));
            type.Properties.Add(other);
        }
    }

    private static InvitationWindowPopupImage? GetImage(InvitationWindowPopup popup) => popup.ImageType is null && popup.ImageId is null
        ? null
        : new InvitationWindowPopupImage { Type = popup.ImageType, Id = popup.ImageId, AdditionalMembers = popup.Image?.AdditionalMembers };

    private static void SetImage(InvitationWindowPopup popup, InvitationWindowPopupImage? image)
    {
        popup.Image = image;
        popup.ImageType = image?.Type ?? popup.ImageType;
        popup.ImageId = image?.Id ?? popup.ImageId;
    }

    private static void NoteName(JsonPropertyInfo property, string documentedName, string name)
    {
        Action<object, object?> set = property.Set!;
        property.Set = (model, value) =>
        {
            set(model, value);
            (((LiveChatModel)model).NamesRead ??= new Dictionary<string, string>(StringComparer.Ordinal))[documentedName] = name;
        };
    }

    private static bool MayWrite(object model, string documentedName, string name) =>
        ((LiveChatModel)model).NamesRead is not { } names || !names.TryGetValue(documentedName, out string? read) || read == name;

    private abstract class Spelling(Type modelType, string[] documentedNames)
    {
        public Type ModelType { get; } = modelType;

        public string[] DocumentedNames { get; } = documentedNames;

        public JsonPropertyInfo[] DocumentedProperties(JsonTypeInfo type) =>
            type.Properties.Where(property => DocumentedNames.Contains(property.Name, StringComparer.Ordinal)).ToArray();

        public abstract JsonPropertyInfo CreateOther(JsonSerializerOptions options);
    }

    /// <summary>A member of another name that stands for one or more documented ones.</summary>
    private sealed class Spelling<TModel, TValue>(string otherName, Func<TModel, TValue?> get, Action<TModel, TValue?> set, params string[] documentedNames)
        : Spelling(typeof(TModel), documentedNames)
        where TModel : LiveChatModel
    {
        public override JsonPropertyInfo CreateOther(JsonSerializerOptions options) => JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue?>
        {
            DeclaringType = typeof(TModel),
            IsProperty = true,
            IsPublic = true,
            PropertyName = otherName,
            JsonPropertyName = otherName,
            Getter = model => get((TModel)model),
            Setter = (model, value) => set((TModel)model, value),
        });
    }
}
