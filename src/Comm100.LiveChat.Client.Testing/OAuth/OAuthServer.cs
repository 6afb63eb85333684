using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Serving;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>The two endpoints of OAuth 2. They are no part of the contract, but have operation ids like those that are.</summary>
internal sealed class OAuthServer
{
    private readonly AuthorizationCodes _codes;
    private readonly TokenEndpoint _token;
    private readonly AuthorizeEndpoint _authorize;

    public OAuthServer(LiveChatFakeOptions options, FakeTokens tokens)
    {
        _codes = new AuthorizationCodes(options);
        _token = new TokenEndpoint(options, tokens, _codes);
        _authorize = new AuthorizeEndpoint(options, _codes);
    }

    /// <summary>Gives the operation a path belongs to, whatever the method; null when it is none of OAuth.</summary>
    public static string? OperationAt(IReadOnlyList<string> segments)
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

    public Answer Serve(HttpContext context, RecordedRequest request)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (string.Equals(request.OperationId, FakeOperations.OAuth.Token, StringComparison.Ordinal))
            {
                Require(HttpMethods.Post, context);
                return Written(_token.Serve(request));
            }

            Require(HttpMethods.Get, context);
            context.Response.Headers.Location = _authorize.Serve(request);
            return new Answer(302, []);
        }
        catch (OAuthErrorException error)
        {
            return Answer.Json(error.StatusCode, new JsonObject { ["error"] = error.Error, ["error_description"] = error.Message });
        }
    }

    private static void Require(string method, HttpContext context)
    {
        if (!string.Equals(context.Request.Method, method, StringComparison.Ordinal))
        {
            context.Response.Headers.Allow = method;
            throw new OAuthErrorException("invalid_request", $"The method must be {method}.", 405);
        }
    }

    private static Answer Written(IssuedTokens issued) => Answer.Json(200, new JsonObject
    {
        ["access_token"] = issued.AccessToken,
        ["token_type"] = "bearer",
        ["expires_in"] = issued.ExpiresInSeconds,
        ["refresh_token"] = issued.RefreshToken,
    });
}
