using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>The parameters of a form or a query. As OAuth 2 has it, an empty one is none, and none may come twice.</summary>
internal sealed class FormReader
{
    private readonly Dictionary<string, StringValues> _values;

    private FormReader(Dictionary<string, StringValues> values)
    {
        _values = values;
    }

    public static FormReader OfBody(RecordedRequest request)
    {
        bool isForm = MediaTypeHeaderValue.TryParse(request.Headers.GetValueOrDefault("Content-Type"), out MediaTypeHeaderValue? type)
            && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        return isForm
            ? new FormReader(QueryHelpers.ParseQuery(request.Body))
            : throw new OAuthErrorException("invalid_request", "The body must be a form: application/x-www-form-urlencoded.");
    }

    public static FormReader OfQuery(RecordedRequest request) => new(QueryHelpers.ParseQuery(request.QueryString));

    public string? Find(string name)
    {
        StringValues values = _values.GetValueOrDefault(name);
        if (values.Count > 1)
        {
            throw new OAuthErrorException("invalid_request", $"Parameter '{name}' came more than once.");
        }

        return StringValues.IsNullOrEmpty(values) ? null : values[0];
    }

    public string Get(string name) => Find(name) ?? throw OAuthErrorException.Missing(name);
}
