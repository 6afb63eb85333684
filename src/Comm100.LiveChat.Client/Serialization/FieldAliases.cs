using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The members that the service spells in another way than the document. Either name is read. An object that came from the service is
/// written back under every name that came, and one that the caller made under both, since the service ignores names that it does not
/// know. Where both names came, the property has the value of the documented one.
/// </summary>
internal static class FieldAliases
{
    private static readonly Spelling[] s_all =
    [
        new Spelling<CannedMessage, string>("shortCuts", "shortcuts", model => model.Shortcuts, (model, value) => model.Shortcuts = value),
        new Spelling<ChatWindowBody, long?>("backgroundImageId", "backgroudImageId", model => model.BackgroundImageId, (model, value) => model.BackgroundImageId = value),
        new Spelling<ChatWindowHeaderAvatarAndLogo, bool?>("isAvatar", "isShowAvatar", model => model.IsShowAvatar, (model, value) => model.IsShowAvatar = value),
        new ImageSpelling(),
        new Spelling<LiveChatConfig, bool?>("isEnableGotoMetting", "isEnableGotoMeeting", model => model.IsEnableGotoMeeting, (model, value) => model.IsEnableGotoMeeting = value),
        new Spelling<OfflineMessageFormHeader, bool?>("isShowAvator", "isShowAvatar", model => model.IsShowAvatar, (model, value) => model.IsShowAvatar = value),
        new Spelling<PreChatHeader, bool?>("isShowAdatar", "isShowAvatars", model => model.IsShowAvatars, (model, value) => model.IsShowAvatars = value),
        new Spelling<RoutingRulesFail, RouteTarget?>("routeToObject", "routeTobject", model => model.RouteToObject, (model, value) => model.RouteToObject = value),
    ];

    /// <summary>Adds the other names to a contract for reading.</summary>
    public static void AddToReading(JsonTypeInfo type)
    {
        foreach (Spelling spelling in s_all)
        {
            if (spelling.ModelType == type.Type)
            {
                foreach (JsonPropertyInfo property in spelling.DocumentedProperties(type))
                {
                    Action<object, object?> set = property.Set!;
                    property.Set = (model, value) =>
                    {
                        if (MaySet((LiveChatModel)model, property.Name, property.Name, value))
                        {
                            set(model, value);
                        }
                    };
                }

                type.Properties.Add(spelling.CreateOther(type.Options));
            }
        }
    }

    /// <summary>Adds the other names to a contract for writing.</summary>
    public static void AddToWriting(JsonTypeInfo type)
    {
        foreach (Spelling spelling in s_all)
        {
            if (spelling.ModelType == type.Type)
            {
                foreach (JsonPropertyInfo property in spelling.DocumentedProperties(type))
                {
                    Func<object, object?> get = property.Get!;
                    property.Get = model => ValueUnder((LiveChatModel)model, property.Name, property.Name, get(model));
                }

                type.Properties.Add(spelling.CreateOther(type.Options));
            }
        }
    }

    /// <summary>Notes a name that came with a value that could not be read.</summary>
    public static void NoteUnread(LiveChatModel model, string name)
    {
        foreach (Spelling spelling in s_all)
        {
            if (spelling.ModelType == model.GetType())
            {
                spelling.NoteUnread(model, name);
            }
        }
    }

    /// <summary>Notes a name that came, and tells whether its value is the one of the property.</summary>
    private static bool MaySet(LiveChatModel model, string documentedName, string name, object? value)
    {
        List<ReceivedName> names = (model.Origin ??= new ModelOrigin()).Names ??= [];
        bool isSetBefore = names.Exists(read => read.DocumentedName == documentedName && read.Value is not null);
        names.Add(new ReceivedName(documentedName, name, value));
        return value is not null && (!isSetBefore || name == documentedName);
    }

    /// <summary>What is written under a name; null for nothing.</summary>
    private static object? ValueUnder(LiveChatModel model, string documentedName, string name, object? current)
    {
        if (current is null || model.Origin?.Names is not { } names)
        {
            return current;
        }

        ReceivedName? own = null;
        ReceivedName? effective = null;
        foreach (ReceivedName read in names)
        {
            if (read.DocumentedName == documentedName)
            {
                own = read.Name == name ? read : own;
                bool isEffective = effective is null || (read.Value is not null && (effective.Value.Value is null || read.Name == documentedName));
                effective = isEffective ? read : effective;
            }
        }

        return effective is null ? current
            : own is null ? null
            : Equals(current, effective.Value.Value) ? own.Value.Value
            : current;
    }

    private abstract class Spelling(Type modelType, string otherName, string[] documentedNames)
    {
        public Type ModelType { get; } = modelType;

        protected string OtherName { get; } = otherName;

        public JsonPropertyInfo[] DocumentedProperties(JsonTypeInfo type) =>
            type.Properties.Where(property => documentedNames.Contains(property.Name, StringComparer.Ordinal)).ToArray();

        public void NoteUnread(LiveChatModel model, string name)
        {
            foreach (string documentedName in documentedNames)
            {
                if (name == OtherName || name == documentedName)
                {
                    _ = MaySet(model, documentedName, name, value: null);
                }
            }
        }

        /// <summary>The property of the other name.</summary>
        public abstract JsonPropertyInfo CreateOther(JsonSerializerOptions options);

        protected JsonPropertyInfo Create<TModel, TValue>(JsonSerializerOptions options, Func<TModel, TValue?> get, Action<TModel, TValue?> set) =>
            JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue?>
            {
                DeclaringType = typeof(TModel),
                IsProperty = true,
                IsPublic = true,
                PropertyName = OtherName,
                JsonPropertyName = OtherName,
                Getter = model => get((TModel)model),
                Setter = (model, value) => set((TModel)model, value),
            });
    }

    /// <summary>Another name of a property.</summary>
    private sealed class Spelling<TModel, TValue>(string otherName, string documentedName, Func<TModel, TValue?> get, Action<TModel, TValue?> set)
        : Spelling(typeof(TModel), otherName, [documentedName])
        where TModel : LiveChatModel
    {
        public override JsonPropertyInfo CreateOther(JsonSerializerOptions options) => Create<TModel, TValue>(
            options,
            model => (TValue?)ValueUnder(model, documentedName, OtherName, get(model)),
            (model, value) =>
            {
                if (MaySet(model, documentedName, OtherName, value))
                {
                    set(model, value);
                }
            });
    }

    /// <summary>The image of an invitation, which is two properties in the document and comes as one object as well.</summary>
    private sealed class ImageSpelling() : Spelling(typeof(InvitationWindowPopup), "image", [Type, Id])
    {
        private const string Type = "imageType";
        private const string Id = "imageId";

        public override JsonPropertyInfo CreateOther(JsonSerializerOptions options) => Create<InvitationWindowPopup, InvitationWindowPopupImage>(options, Get, Set);

        private InvitationWindowPopupImage? Get(InvitationWindowPopup popup)
        {
            var image = new InvitationWindowPopupImage
            {
                Type = (ImageSource?)ValueUnder(popup, Type, OtherName, popup.ImageType),
                Id = (long?)ValueUnder(popup, Id, OtherName, popup.ImageId),
                AdditionalProperties = popup.Image?.AdditionalProperties,
                Origin = popup.Image?.Origin,
            };
            return image.Type is null && image.Id is null && popup.Image is null ? null : image;
        }

        private void Set(InvitationWindowPopup popup, InvitationWindowPopupImage? image)
        {
            popup.Image = image;
            if (MaySet(popup, Type, OtherName, image?.Type))
            {
                popup.ImageType = image!.Type;
            }

            if (MaySet(popup, Id, OtherName, image?.Id))
            {
                popup.ImageId = image!.Id;
            }
        }
    }
}
