using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>The parameters of a form or a query. As in OAuth 2, an empty parameter counts as missing, and a parameter must not be repeated.</summary>
internal sealed class FormParameters
{
    private readonly Dictionary<string, StringValues> _values;

    private FormParameters(Dictionary<string, StringValues> values)
    {
        _values = values;
    }

    public static FormParameters FromBody(RecordedRequest request)
    {
        bool isForm = MediaTypeHeaderValue.TryParse(request.Headers.GetValueOrDefault("Content-Type"), out MediaTypeHeaderValue? type)
            && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        return isForm
            ? new FormParameters(QueryHelpers.ParseQuery(request.Body))
            : throw new OAuthErrorException("invalid_request", "The content type must be application/x-www-form-urlencoded.");
    }

    public static FormParameters FromQuery(RecordedRequest request) => new(QueryHelpers.ParseQuery(request.QueryString));

    public string? Find(string name)
    {
        StringValues values = _values.GetValueOrDefault(name);
        if (values.Count > 1)
        {
            throw new OAuthErrorException("invalid_request", $"Parameter '{name}' must not be repeated.");
        }

        return StringValues.IsNullOrEmpty(values) ? null : values[0];
    }

    public string Get(string name) => Find(name) ?? throw OAuthErrorException.Missing(name);
}
