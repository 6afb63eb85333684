using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Responses;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>The two OAuth 2 endpoints. They are not part of the contract, but have operation ids too.</summary>
internal sealed class OAuthServer
{
    private readonly AuthorizationCodes _codes;
    private readonly TokenRequestHandler _token;
    private readonly AuthorizeRequestHandler _authorize;

    public OAuthServer(LiveChatFakeOptions options, FakeTokens tokens)
    {
        _codes = new AuthorizationCodes(options);
        _token = new TokenRequestHandler(options, tokens, _codes);
        _authorize = new AuthorizeRequestHandler(options, _codes);
    }

    /// <summary>Returns the id of the operation with a path, for any method; null if it is not an OAuth path.</summary>
    public static string? FindOperation(IReadOnlyList<string> segments)
    {
        if (segments.Count != 2 || !string.Equals(segments[0], "oauth", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return segments[1].ToUpperInvariant() switch
        {
            "TOKEN" => FakeOperations.OAuth.Token,
            "AUTHORIZE" => FakeOperations.OAuth.Authorize,
            _ => null,
        };
    }

    public void Reset() => _codes.Reset();

    public FakeResponse Handle(HttpContext context, RecordedRequest request)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (string.Equals(request.OperationId, FakeOperations.OAuth.Token, StringComparison.Ordinal))
            {
                RequireMethod(HttpMethods.Post, context);
                return CreateTokenResponse(_token.Handle(request));
            }

            RequireMethod(HttpMethods.Get, context);
            context.Response.Headers.Location = _authorize.Handle(request);
            return new FakeResponse(302, []);
        }
        catch (OAuthErrorException error)
        {
            return FakeResponse.Json(error.StatusCode, new JsonObject { ["error"] = error.Error, ["error_description"] = error.Message });
        }
    }

    private static void RequireMethod(string method, HttpContext context)
    {
        if (!string.Equals(context.Request.Method, method, StringComparison.Ordinal))
        {
            context.Response.Headers.Allow = method;
            throw new OAuthErrorException("invalid_request", $"The method must be {method}.", 405);
        }
    }

    private static FakeResponse CreateTokenResponse(IssuedTokens issued) => FakeResponse.Json(200, new JsonObject
    {
        ["access_token"] = issued.AccessToken,
        ["token_type"] = "bearer",
        ["expires_in"] = issued.ExpiresInSeconds,
        ["refresh_token"] = issued.RefreshToken,
    });
}
