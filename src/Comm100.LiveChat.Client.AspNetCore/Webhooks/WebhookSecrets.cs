using System.Security.Cryptography;
using System.Text;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>The secrets of an endpoint, as hashes.</summary>
internal sealed class WebhookSecrets(IEnumerable<string> secrets)
{
    public const string ParameterName = "secret";

    private readonly byte[][] _hashes = [.. secrets.Select(Hash)];

    /// <summary>Whether a string is one of the secrets. The time depends neither on the secrets nor on which of them matches.</summary>
    public bool Contains(string candidate)
    {
        byte[] hash = Hash(candidate);
        bool isEqual = false;
        foreach (byte[] expected in _hashes)
        {
            isEqual |= CryptographicOperations.FixedTimeEquals(hash, expected);
        }

        return isEqual;
    }

    // Hashes have the same length, so the comparison does not reveal the length of a secret.
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
