using System.Text.Json;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads and writes a <see cref="DepartmentMember"/> as an id or as an object.</summary>
internal sealed class DepartmentMemberConverter : ScalarOrObjectConverter<DepartmentMember>
{
    private const string Name = "name";

    private protected override JsonShapeKind Kind => JsonShapeKind.IdOrObject;

    private protected override IReadOnlyList<(string Name, JsonShapeKind Kind)> Fields { get; } = [(Id, JsonShapeKind.Id), (Name, JsonShapeKind.Scalar)];

    private protected override bool IsSet(DepartmentMember model, string name) => (Is(name, Id) && model.Id is not null) || (Is(name, Name) && model.Name is not null);

    private protected override DepartmentMember ReadScalar(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new() { Id = Ids.Read(ref reader, typeof(ChatId), options) };

    private protected override DepartmentMember CreateFromObject() => new() { IsObject = true };

    private protected override bool TryReadField(DepartmentMember model, JsonProperty field) =>
        TryReadId(field, id => model.Id = id) || TryReadString(model, field, Name, name => model.Name = name);

    private protected override bool TryWriteScalar(Utf8JsonWriter writer, DepartmentMember model, JsonSerializerOptions options)
    {
        bool isScalar = !model.IsObject && model.Name is null && model.Id is not null;
        if (isScalar)
        {
            Ids.Write(writer, model.Id!.Value, options);
        }

        return isScalar;
    }

    private protected override void WriteFields(Utf8JsonWriter writer, DepartmentMember model, JsonSerializerOptions options)
    {
        WriteId(writer, model.Id, options);
        WriteString(writer, model, Name, model.Name);
    }
}
