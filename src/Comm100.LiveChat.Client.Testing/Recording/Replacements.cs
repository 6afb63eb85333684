using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>The replacements of one recording. They are counted, so that they tell nothing of the original, and the same original has the same one.</summary>
internal sealed partial class Replacements
{
    // Shorter originals are parts of other words.
    private const int MinKnownLength = 4;

    private readonly LockObject _lock = new();
    private readonly Dictionary<(PersonalKind Kind, string Original), string> _byOriginal = [];
    private readonly Dictionary<PersonalKind, int> _counts = [];
    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);
    private Regex? _knownPattern;

    /// <summary>Replaces a whole value. An address within it is replaced as it is anywhere else.</summary>
    public string Of(PersonalKind kind, string original)
    {
        // What the service itself says in a chat comes from nobody.
        if (string.IsNullOrWhiteSpace(original) || (kind == PersonalKind.Person && string.Equals(original, "System", StringComparison.OrdinalIgnoreCase)))
        {
            return original;
        }

        return kind switch
        {
            PersonalKind.EmailAddress when EmailAddress().IsMatch(original) => EmailAddress().Replace(original, match => New(kind, match.Value)),
            PersonalKind.IpAddress when IpV4().IsMatch(original) || IPAddress.TryParse(original, out _) => WithoutIpAddresses(original),
            PersonalKind.IpAddress or PersonalKind.EmailAddress => New(PersonalKind.Text, original),
            _ => New(kind, original),
        };
    }

    /// <summary>Replaces the parts of a text that look like personal data, and values that were replaced elsewhere.</summary>
    public string Within(string text)
    {
        string replaced = EmailAddress().Replace(text, match => New(PersonalKind.EmailAddress, match.Value));
        replaced = WithoutIpAddresses(replaced);
        replaced = PhoneNumber().Replace(replaced, match => New(PersonalKind.PhoneNumber, match.Value));
        return KnownPattern() is { } known ? known.Replace(replaced, match => Known(match.Value)) : replaced;
    }

    private static string KeyOf(PersonalKind kind, string original) => kind switch
    {
        PersonalKind.EmailAddress or PersonalKind.IpAddress => original.ToLowerInvariant(),
        PersonalKind.PhoneNumber => string.Concat(original.Where(char.IsAsciiDigit)),
        _ => original,
    };

    private string WithoutIpAddresses(string text)
    {
        if (IPAddress.TryParse(text, out IPAddress? whole) && whole.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return New(PersonalKind.IpAddress, text);
        }

        string replaced = IpV4().Replace(text, match => IPAddress.TryParse(match.Value, out _) ? New(PersonalKind.IpAddress, match.Value) : match.Value);
        return IpV6().Replace(replaced, match => IPAddress.TryParse(match.Value, out _) ? New(PersonalKind.IpAddress, match.Value) : match.Value);
    }

    private string New(PersonalKind kind, string original)
    {
        lock (_lock)
        {
            string key = KeyOf(kind, original);
            if (_byOriginal.TryGetValue((kind, key), out string? replacement))
            {
                return replacement;
            }

            // What is a replacement already, as in a link that is met twice, stays.
            if (_byOriginal.ContainsValue(original))
            {
                return original;
            }

            int number = _counts.GetValueOrDefault(kind) + 1;
            _counts[kind] = number;
            replacement = Made(kind, number, original);
            _byOriginal[(kind, key)] = replacement;
            if (original.Length >= MinKnownLength && kind is PersonalKind.Person or PersonalKind.User or PersonalKind.Secret)
            {
                _known[original] = replacement;
                _knownPattern = null;
            }

            return replacement;
        }
    }

    private static string Made(PersonalKind kind, int number, string original) => kind switch
    {
        PersonalKind.Person => string.Create(CultureInfo.InvariantCulture, $"Person {number}"),
        PersonalKind.EmailAddress => string.Create(CultureInfo.InvariantCulture, $"person{number}@example.com"),

        // Two blocks that are never routed: 198.18.0.0/15 for benchmarks, and 2001:db8::/32 for documents.
        PersonalKind.IpAddress when original.Contains(':', StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}"),
        PersonalKind.IpAddress => string.Create(CultureInfo.InvariantCulture, $"198.{18 + ((number >> 16) & 1)}.{(number >> 8) & 255}.{number & 255}"),
        PersonalKind.PhoneNumber => string.Create(CultureInfo.InvariantCulture, $"+1 555 {number:0000000}"),
        PersonalKind.User => string.Create(CultureInfo.InvariantCulture, $"user-{number}"),
        PersonalKind.Address => string.Create(CultureInfo.InvariantCulture, $"https://www.example.com/{number}"),
        PersonalKind.Secret => string.Create(CultureInfo.InvariantCulture, $"secret-{number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Text {number}"),
    };

    private Regex? KnownPattern()
    {
        lock (_lock)
        {
            if (_known.Count == 0)
            {
                return null;
            }

            // The longest first: one may be the start of another.
            return _knownPattern ??= new Regex(
                string.Join('|', _known.Keys.OrderByDescending(original => original.Length).Select(original => $@"(?<!\w){Regex.Escape(original)}(?!\w)")),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(10));
        }
    }

    private string Known(string original)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(original, original);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IpV4();

    // At least four groups, so that no time of day is taken for one.
    [GeneratedRegex(@"(?<![0-9A-Za-z:])([0-9A-Fa-f]{0,4}:){3,7}[0-9A-Fa-f]{0,4}(?![0-9A-Za-z:])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IpV6();

    // With a country code, or in the two usual ways of North America: other digits can be anything.
    [GeneratedRegex(@"(?<![\w+])(\+\d[\d ()./-]{6,18}\d|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-. ]\d{3}[-. ]\d{4})(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PhoneNumber();
}
