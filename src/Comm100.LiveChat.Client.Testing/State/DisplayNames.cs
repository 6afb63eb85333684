using System.Text;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Names of formats as words of a message: <c>CannedMessage</c> is <c>Canned message</c>.</summary>
internal static class DisplayNames
{
    public static string Of(string formatName)
    {
        var words = new StringBuilder(formatName.Length + 4);
        foreach (char letter in formatName)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(letter);
            }
        }

        return words.ToString();
    }
}
