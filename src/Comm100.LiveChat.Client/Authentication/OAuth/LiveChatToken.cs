using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A token of the service, for an <see cref="ILiveChatTokenStore"/> to keep. What is secret in it comes out through
/// <see cref="ToBytes"/> alone, not through a property.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LiveChatToken
{
    private const string AccessTokenName = "accessToken";
    private const string RefreshTokenName = "refreshToken";
    private const string IssuedAtName = "issuedAt";
    private const string ExpiresAtName = "expiresAt";

    /// <summary>Creates a token, for example from one that was obtained in another way.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="expiresAt">When the service ceases to accept it.</param>
    /// <param name="refreshToken">The refresh token that belongs to it; null where there is none.</param>
    /// <exception cref="ArgumentException">The access token is empty or holds white space or characters beyond ASCII, or the refresh token is empty.</exception>
    public LiveChatToken(string accessToken, DateTimeOffset expiresAt, string? refreshToken = null)
    {
        LiveChatCredential.BearerHeader(accessToken);
        if (refreshToken is not null)
        {
            Argument.NotEmpty(refreshToken, nameof(refreshToken));
        }

        AccessToken = accessToken;
        ExpiresAt = expiresAt;
        RefreshToken = refreshToken;
    }

    /// <summary>When the service ceases to accept the access token. The refresh token lives on.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether a refresh token belongs to it.</summary>
    public bool HasRefreshToken => RefreshToken is not null;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string AccessToken { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? RefreshToken { get; }

    /// <summary>When it was given, by the clock that <see cref="ExpiresAt"/> was reckoned with; null where that is not known.</summary>
    internal DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Reads a token that <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes; null where there are none.</param>
    /// <returns>The token; null where the bytes are null or hold no token.</returns>
    public static LiveChatToken? FromBytes(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement token = document.RootElement;
            return token.ValueKind == JsonValueKind.Object && TimeOf(token, ExpiresAtName) is { } expiresAt && TextOf(token, AccessTokenName) is { } accessToken
                ? new LiveChatToken(accessToken, expiresAt, TextOf(token, RefreshTokenName)) { IssuedAt = TimeOf(token, IssuedAtName) }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes all of the token, secrets included, for <see cref="FromBytes"/>.</summary>
    /// <returns>JSON in UTF-8.</returns>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString(AccessTokenName, AccessToken);
            if (RefreshToken is not null)
            {
                writer.WriteString(RefreshTokenName, RefreshToken);
            }

            if (IssuedAt is { } issuedAt)
            {
                writer.WriteString(IssuedAtName, issuedAt);
            }

            writer.WriteString(ExpiresAtName, ExpiresAt);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>When it ends, without any secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"token until {ExpiresAt.ToString("u", CultureInfo.InvariantCulture)} (not shown)";

    internal LiveChatToken WithRefreshToken(string? refreshToken) => new(AccessToken, ExpiresAt, refreshToken) { IssuedAt = IssuedAt };

    private static string? TextOf(JsonElement token, string name) =>
        token.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? TimeOf(JsonElement token, string name) =>
        token.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
}
