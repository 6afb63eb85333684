namespace Comm100.LiveChat.Client.Http;

/// <summary>Looks for characters that cannot be sent.</summary>
internal static class Characters
{
    /// <summary>Whether the text has one half of a surrogate pair without the other.</summary>
    public static bool HasHalf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
