using System.Text.Json;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads and writes a <see cref="ChatAgent"/> as its name alone, or as an object.</summary>
internal sealed class ChatAgentConverter : ScalarOrObjectConverter<ChatAgent>
{
    private const string Name = "display_name";
    private const string Email = "email";

    public override IReadOnlyList<(string Name, JsonShapeKind Kind)> Members { get; } = [(Id, JsonShapeKind.Id), (Name, JsonShapeKind.ScalarText), (Email, JsonShapeKind.ScalarText)];

    private protected override bool IsSet(ChatAgent model, string name) =>
        (Is(name, Id) && model.Id is not null) || (Is(name, Name) && model.Name is not null) || (Is(name, Email) && model.Email is not null);

    private protected override ChatAgent ReadBare(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new ChatAgent { Name = reader.GetString() } : throw new JsonException();

    private protected override ChatAgent CreateFromObject() => new() { IsObject = true };

    private protected override bool TryReadMember(ChatAgent model, JsonProperty member) =>
        TryReadId(member, id => model.Id = id)
        || TryReadText(model, member, Name, name => model.Name = name)
        || TryReadText(model, member, Email, email => model.Email = email);

    private protected override bool TryWriteBare(Utf8JsonWriter writer, ChatAgent model, JsonSerializerOptions options)
    {
        bool isBare = !model.IsObject && model.Id is null && model.Email is null && model.Name is not null;
        if (isBare)
        {
            writer.WriteStringValue(model.Name);
        }

        return isBare;
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, ChatAgent model, JsonSerializerOptions options)
    {
        WriteId(writer, model.Id, options);
        WriteText(writer, model, Name, model.Name);
        WriteText(writer, model, Email, model.Email);
    }
}
