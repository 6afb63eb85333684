using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>A request body that a contract writes from an object.</summary>
internal sealed class ModelContent<T>(T model, JsonTypeInfo<T> type) : RequestContent
{
    public override object? Model => model;

    protected override byte[] ToBytes() => LiveChatJson.SerializeBody(model, type);
}
