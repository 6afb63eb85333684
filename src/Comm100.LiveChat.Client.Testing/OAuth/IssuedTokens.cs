namespace Comm100.LiveChat.Client.Testing.OAuth;

internal sealed record IssuedTokens(string AccessToken, string RefreshToken, long ExpiresInSeconds);
