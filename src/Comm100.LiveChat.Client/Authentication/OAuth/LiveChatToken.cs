using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A token of the service, for an <see cref="ILiveChatTokenStore"/>. Its secrets are returned only by <see cref="ToBytes"/>, not by a property.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LiveChatToken
{
    private const string AccessTokenField = "accessToken";
    private const string RefreshTokenField = "refreshToken";
    private const string IssuedAtField = "issuedAt";
    private const string ExpiresAtField = "expiresAt";

    /// <summary>Creates a token, for example one that the application requested itself.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="expiresAt">The time at which the access token expires.</param>
    /// <param name="refreshToken">The refresh token, or null.</param>
    /// <exception cref="ArgumentException">The access token is empty or contains white space or a character that is not ASCII, or the refresh token is empty.</exception>
    public LiveChatToken(string accessToken, DateTimeOffset expiresAt, string? refreshToken = null)
    {
        LiveChatCredential.CreateBearerHeader(accessToken);
        if (refreshToken is not null)
        {
            Argument.NotEmpty(refreshToken, nameof(refreshToken));
        }

        AccessToken = accessToken;
        ExpiresAt = expiresAt;
        RefreshToken = refreshToken;
    }

    /// <summary>The time at which the access token expires. The refresh token is valid longer.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether there is a refresh token.</summary>
    public bool HasRefreshToken => RefreshToken is not null;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string AccessToken { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? RefreshToken { get; }

    /// <summary>The time at which the token was issued, by the same clock as <see cref="ExpiresAt"/>; null if it is unknown.</summary>
    internal DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Reads a token from the bytes that <see cref="ToBytes"/> returned.</summary>
    /// <param name="bytes">The bytes; null if there are none.</param>
    /// <returns>The token; null if the bytes are null or contain no valid token.</returns>
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
            return token.ValueKind == JsonValueKind.Object && GetTime(token, ExpiresAtField) is { } expiresAt && GetString(token, AccessTokenField) is { } accessToken
                ? new LiveChatToken(accessToken, expiresAt, GetString(token, RefreshTokenField)) { IssuedAt = GetTime(token, IssuedAtField) }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes the token with its secrets, for <see cref="FromBytes"/>.</summary>
    /// <returns>The token as JSON in UTF-8.</returns>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString(AccessTokenField, AccessToken);
            if (RefreshToken is not null)
            {
                writer.WriteString(RefreshTokenField, RefreshToken);
            }

            if (IssuedAt is { } issuedAt)
            {
                writer.WriteString(IssuedAtField, issuedAt);
            }

            writer.WriteString(ExpiresAtField, ExpiresAt);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Returns the time of expiration, without secrets.</summary>
    /// <returns>A description of the token.</returns>
    public override string ToString() => $"token that expires at {ExpiresAt.ToString("u", CultureInfo.InvariantCulture)} (not shown)";

    // LINQPad calls this method by reflection, and shows the result in place of the token.
    private object ToDump()
    {
        var table = new DumpTable();
        table.Add(nameof(ExpiresAt), ExpiresAt);
        table.Add(nameof(HasRefreshToken), HasRefreshToken);
        return table.ToObject();
    }

    internal LiveChatToken WithRefreshToken(string? refreshToken) => new(AccessToken, ExpiresAt, refreshToken) { IssuedAt = IssuedAt };

    private static string? GetString(JsonElement token, string name) =>
        token.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? GetTime(JsonElement token, string name) =>
        token.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
}
