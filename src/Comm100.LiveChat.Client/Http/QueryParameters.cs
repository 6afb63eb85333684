using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Adds parameters to a query. A value that is null adds nothing.</summary>
internal static class QueryParameters
{
    public static void Append(this ref GeneratedQueryStringBuilder query, string name, string? value) => query.Add(name, value, preEncoded: false);

    public static void Append(this ref GeneratedQueryStringBuilder query, string name, long? value) => query.Add(name, value?.ToString(CultureInfo.InvariantCulture), preEncoded: false);
}
