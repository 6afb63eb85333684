using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Adds parameters to a query. A value that is null adds nothing.</summary>
internal static class QueryParameters
{
    /// <exception cref="ArgumentException">The value has half of a surrogate pair, which cannot be sent.</exception>
    public static void Append(this ref GeneratedQueryStringBuilder query, string name, string? value)
    {
        Argument.NoUnpairedSurrogate(value, name);
        query.Add(name, value, preEncoded: false);
    }

    public static void Append(this ref GeneratedQueryStringBuilder query, string name, long? value) => query.Add(name, value?.ToString(CultureInfo.InvariantCulture), preEncoded: false);
}
