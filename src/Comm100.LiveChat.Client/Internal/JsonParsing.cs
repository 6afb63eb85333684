using System.Text.Json;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>Options that parse JSON of any depth. The defaults of System.Text.Json stop at 64 levels.</summary>
internal static class JsonParsing
{
    public static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = int.MaxValue };

    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = int.MaxValue };
}
