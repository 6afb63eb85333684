using System.Text;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Rewrites error responses in the observed forms. Some of them have no code, and some have no information at all.</summary>
internal static class ObservedErrors
{
    public static FakeResponse Rewrite(FakeResponse documented, SeededRandom random)
    {
        JsonNode error = JsonNode.Parse(documented.Body)!;
        int code = error["code"]!.GetValue<int>();
        string message = error["message"]!.GetValue<string>();
        return random.Next(8) switch
        {
            0 => CreateJson(new JsonObject { ["Message"] = message }),
            1 => CreateJson(new JsonObject { ["ErrorMessage"] = message }),
            2 => CreateJson(new JsonObject { ["error"] = GetErrorName(documented.StatusCode), ["error_description"] = message }),
            3 => CreateJson(new JsonObject { ["error_code"] = code, ["error_message"] = message }),
            4 => CreateJson(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }),
            5 => new FakeResponse(documented.StatusCode, Encoding.UTF8.GetBytes($"<html><head><title>{GetErrorName(documented.StatusCode)}</title></head><body><h1>{GetErrorName(documented.StatusCode)}</h1></body></html>"), "text/html; charset=utf-8"),
            6 => new FakeResponse(documented.StatusCode, [], ContentType: null),
            _ => documented,
        };

        FakeResponse CreateJson(JsonObject body) => FakeResponse.Json(documented.StatusCode, body);
    }

    private static string GetErrorName(int statusCode) => statusCode switch
    {
        401 => "invalid_client",
        403 => "access_denied",
        404 => "not_found",
        405 => "method_not_allowed",
        409 => "conflict",
        _ => "invalid_request",
    };
}
