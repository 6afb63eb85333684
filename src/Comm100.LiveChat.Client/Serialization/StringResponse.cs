using System.Text;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The responses that are documented as an object with one text, and also come as that text alone: in JSON, or plain. Such a response is
/// made into the object, so that there is one way to read it.
/// </summary>
internal static class StringResponse
{
    private static readonly string[] s_pageStarts = ["<!DOCTYPE", "<html", "<?xml"];

    /// <summary>Gives the body as an object where it is a bare text that the type can be read from, and otherwise as it is.</summary>
    public static ReadOnlyMemory<byte> ToObject(ReadOnlyMemory<byte> utf8, Type answer)
    {
        if (answer != typeof(InstallationCode))
        {
            return utf8;
        }

        string text = Encoding.UTF8.GetString(utf8.ToArray()).Trim();
        return text.Length == 0 || text[0] is '{' or '[' || IsHtmlPage(text) ? utf8
            : text[0] == '"' ? Encoding.UTF8.GetBytes("{\"code\":" + text + "}")
            : Encoding.UTF8.GetBytes("{\"code\":\"" + JsonEncodedText.Encode(text) + "\"}");
    }

    /// <summary>Whether the text is a whole page, as a proxy or a login form answers, and not a piece of one.</summary>
    private static bool IsHtmlPage(string text) => Array.Exists(s_pageStarts, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
