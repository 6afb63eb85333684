using System.Text.Json;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads and writes a <see cref="DepartmentMember"/> as its id alone, or as an object.</summary>
internal sealed class DepartmentMemberConverter : ScalarOrObjectConverter<DepartmentMember>
{
    private const string Name = "name";

    public override IReadOnlyList<(string Name, JsonShapeKind Kind)> Members { get; } = [(Id, JsonShapeKind.Id), (Name, JsonShapeKind.ScalarText)];

    private protected override bool IsSet(DepartmentMember model, string name) => (Is(name, Id) && model.Id is not null) || (Is(name, Name) && model.Name is not null);

    private protected override DepartmentMember ReadBare(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new() { Id = Ids.Read(ref reader, typeof(ChatId), options) };

    private protected override DepartmentMember CreateFromObject() => new() { IsObject = true };

    private protected override bool TryReadMember(DepartmentMember model, JsonProperty member) =>
        TryReadId(member, id => model.Id = id) || TryReadText(model, member, Name, name => model.Name = name);

    private protected override bool TryWriteBare(Utf8JsonWriter writer, DepartmentMember model, JsonSerializerOptions options)
    {
        bool isBare = !model.IsObject && model.Name is null && model.Id is not null;
        if (isBare)
        {
            Ids.Write(writer, model.Id!.Value, options);
        }

        return isBare;
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, DepartmentMember model, JsonSerializerOptions options)
    {
        WriteId(writer, model.Id, options);
        WriteText(writer, model, Name, model.Name);
    }
}
