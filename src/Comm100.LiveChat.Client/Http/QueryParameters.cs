using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Adds parameters to a query. A null value adds nothing.</summary>
internal static class QueryParameters
{
    /// <exception cref="ArgumentException">The value contains an unpaired surrogate, which cannot be sent.</exception>
    public static void Append(this ref GeneratedQueryStringBuilder query, string name, string? value)
    {
        Argument.NoUnpairedSurrogate(value, name);
        query.Add(name, value, preEncoded: false);
    }

    public static void Append(this ref GeneratedQueryStringBuilder query, string name, long? value) => query.Add(name, value?.ToString(CultureInfo.InvariantCulture), preEncoded: false);
}
