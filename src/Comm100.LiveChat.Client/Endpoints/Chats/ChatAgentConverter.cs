using System.Text.Json;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads and writes a <see cref="ChatAgent"/> as a name or as an object.</summary>
internal sealed class ChatAgentConverter : ScalarOrObjectConverter<ChatAgent>
{
    private const string Name = "display_name";
    private const string Email = "email";

    private protected override JsonShapeKind Kind => JsonShapeKind.StringOrObject;

    private protected override IReadOnlyList<(string Name, JsonShapeKind Kind)> Fields { get; } =
        [(Id, JsonShapeKind.Id), (Name, JsonShapeKind.Scalar), (Email, JsonShapeKind.Scalar)];

    private protected override bool IsSet(ChatAgent model, string name) =>
        (Is(name, Id) && model.Id is not null) || (Is(name, Name) && model.Name is not null) || (Is(name, Email) && model.Email is not null);

    private protected override ChatAgent ReadScalar(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new ChatAgent { Name = reader.GetString() } : throw new JsonException();

    private protected override ChatAgent CreateFromObject() => new() { IsObject = true };

    private protected override bool TryReadField(ChatAgent model, JsonProperty field) =>
        TryReadId(field, id => model.Id = id)
        || TryReadString(model, field, Name, name => model.Name = name)
        || TryReadString(model, field, Email, email => model.Email = email);

    private protected override bool TryWriteScalar(Utf8JsonWriter writer, ChatAgent model, JsonSerializerOptions options)
    {
        bool isScalar = !model.IsObject && model.Id is null && model.Email is null && model.Name is not null;
        if (isScalar)
        {
            writer.WriteStringValue(model.Name);
        }

        return isScalar;
    }

    private protected override void WriteFields(Utf8JsonWriter writer, ChatAgent model, JsonSerializerOptions options)
    {
        WriteId(writer, model.Id, options);
        WriteString(writer, model, Name, model.Name);
        WriteString(writer, model, Email, model.Email);
    }
}
