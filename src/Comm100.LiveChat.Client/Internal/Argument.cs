using System.Diagnostics.CodeAnalysis;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>Checks arguments, with the same exceptions on all target frameworks.</summary>
internal static class Argument
{
    public static void NotNull([NotNull] object? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static void NotEmpty([NotNull] string? value, string name)
    {
        NotNull(value, name);
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"'{name}' must not be empty.", name);
        }

        NoUnpairedSurrogate(value, name);
    }

    /// <exception cref="ArgumentException">The string contains an unpaired surrogate, which cannot be sent.</exception>
    public static void NoUnpairedSurrogate(string? value, string name)
    {
        if (value is not null && HasUnpairedSurrogate(value.AsSpan()))
        {
            throw new ArgumentException($"'{name}' contains an unpaired surrogate (half of a surrogate pair), which cannot be sent.", name);
        }
    }

    /// <summary>Whether a string contains an unpaired surrogate.</summary>
    public static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        while (IndexOfSurrogate(text) is var index and >= 0)
        {
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
            {
                return true;
            }

            text = text.Slice(index + 2);
        }

        return false;
    }

    private static int IndexOfSurrogate(ReadOnlySpan<char> text)
    {
#if NET8_0_OR_GREATER
        return text.IndexOfAnyInRange('\ud800', '\udfff');
#else
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
#endif
    }

    public static void NotNegative(int value, string name)
    {
        if (value < 0)
        {
            throw Negative(value, name);
        }
    }

    private static ArgumentOutOfRangeException Negative(int value, string name) => new(name, value, $"'{name}' must be 0 or greater.");
}
