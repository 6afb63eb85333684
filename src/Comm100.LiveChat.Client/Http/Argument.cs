using System.Diagnostics.CodeAnalysis;

namespace Comm100.LiveChat.Client.Http;

/// <summary>The checks of arguments that every call makes, for all target frameworks alike.</summary>
internal static class Argument
{
    public static void NotNull([NotNull] object? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static void NotDisposed(bool isDisposed, string name)
    {
        if (isDisposed)
        {
            throw Disposed(name);
        }
    }

    public static void NotEmpty([NotNull] string? value, string name)
    {
        NotNull(value, name);
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"'{name}' must not be empty.", name);
        }
    }

    public static void NotNegative(int value, string name)
    {
        if (value < 0)
        {
            throw Negative(value, name);
        }
    }

    private static ArgumentOutOfRangeException Negative(int value, string name) => new(name, value, $"'{name}' must be 0 or above.");

    private static ObjectDisposedException Disposed(string name) => new(name);
}
