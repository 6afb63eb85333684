using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>A model with one string, which the service sends as an object, as a JSON string or as plain text.</summary>
internal interface IStringResponse
{
    /// <summary>The string.</summary>
    string? Value { get; }
}

/// <summary>Converts the response of an <see cref="IStringResponse"/> to an object, so that all forms are read in the same way.</summary>
internal static class StringResponses
{
    private static readonly string[] s_pageStarts = ["<!DOCTYPE", "<html", "<?xml"];

    /// <summary>Returns a body that is a string as an object with that string. Returns any other body unchanged.</summary>
    public static ReadOnlyMemory<byte> WrapInObject(ReadOnlyMemory<byte> utf8, JsonTypeInfo type)
    {
        if (!typeof(IStringResponse).IsAssignableFrom(type.Type))
        {
            return utf8;
        }

        string text = Encoding.UTF8.GetString(utf8.ToArray()).Trim();
        if (text.Length == 0 || text[0] is '{' or '[' || IsPage(text))
        {
            return utf8;
        }

        string name = type.Properties.First(property => !property.IsExtensionData).Name;
        string json = text[0] == '"' ? text : "\"" + JsonEncodedText.Encode(text) + "\"";
        return Encoding.UTF8.GetBytes("{\"" + name + "\":" + json + "}");
    }

    /// <summary>Whether the text is a complete page, such as a proxy or a login form sends, and not a fragment of HTML.</summary>
    private static bool IsPage(string text) => Array.Exists(s_pageStarts, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
