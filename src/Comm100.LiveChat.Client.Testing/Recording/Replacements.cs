using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>The replacements of a recording. They are numbered, so that they reveal nothing about the original. Equal originals have equal replacements.</summary>
internal sealed partial class Replacements
{
    // Shorter originals are often parts of other words.
    private const int MinOriginalLength = 4;

    private readonly LockObject _lock = new();
    private readonly Dictionary<(PersonalDataKind Kind, string Original), string> _byOriginal = [];
    private readonly Dictionary<PersonalDataKind, int> _counts = [];
    private readonly HashSet<string> _replacements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _originals = new(StringComparer.OrdinalIgnoreCase);
    private Regex? _originalsPattern;

    /// <summary>Replaces an entire value. An e-mail or IP address in it gets the same replacement as anywhere else.</summary>
    public string Replace(PersonalDataKind kind, string original)
    {
        // The sender of messages from the service itself is not a person.
        if (string.IsNullOrWhiteSpace(original) || (kind == PersonalDataKind.Person && string.Equals(original, "System", StringComparison.OrdinalIgnoreCase)))
        {
            return original;
        }

        return kind switch
        {
            PersonalDataKind.EmailAddress when EmailAddress().IsMatch(original) => EmailAddress().Replace(original, match => GetOrAdd(kind, match.Value)),
            PersonalDataKind.IpAddress when IpV4().IsMatch(original) || IPAddress.TryParse(original, out _) => ReplaceIpAddresses(original),
            PersonalDataKind.IpAddress or PersonalDataKind.EmailAddress => GetOrAdd(PersonalDataKind.Text, original),
            _ => GetOrAdd(kind, original),
        };
    }

    /// <summary>Replaces the parts of a string that look like personal data, and values that were replaced elsewhere.</summary>
    public string ReplaceWithin(string text)
    {
        string replaced = EmailAddress().Replace(text, match => GetOrAdd(PersonalDataKind.EmailAddress, match.Value));
        replaced = ReplaceIpAddresses(replaced);
        replaced = PhoneNumber().Replace(replaced, match => GetOrAdd(PersonalDataKind.PhoneNumber, match.Value));
        return GetOriginalsPattern() is { } pattern ? pattern.Replace(replaced, match => FindReplacement(match.Value)) : replaced;
    }

    private static string NormalizeKey(PersonalDataKind kind, string original) => kind switch
    {
        PersonalDataKind.EmailAddress or PersonalDataKind.IpAddress => original.ToLowerInvariant(),
        PersonalDataKind.PhoneNumber => string.Concat(original.Where(char.IsAsciiDigit)),
        _ => original,
    };

    private string ReplaceIpAddresses(string text)
    {
        if (IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return GetOrAdd(PersonalDataKind.IpAddress, text);
        }

        string replaced = IpV4().Replace(text, match => IPAddress.TryParse(match.Value, out _) ? GetOrAdd(PersonalDataKind.IpAddress, match.Value) : match.Value);
        return IpV6().Replace(replaced, match => IPAddress.TryParse(match.Value, out _) ? GetOrAdd(PersonalDataKind.IpAddress, match.Value) : match.Value);
    }

    private string GetOrAdd(PersonalDataKind kind, string original)
    {
        lock (_lock)
        {
            string key = NormalizeKey(kind, original);
            if (_byOriginal.TryGetValue((kind, key), out string? replacement))
            {
                return replacement;
            }

            // A replacement is not replaced again, for example in a URL that is redacted twice.
            if (_replacements.Contains(original))
            {
                return original;
            }

            int number = _counts.GetValueOrDefault(kind) + 1;
            _counts[kind] = number;
            replacement = CreateReplacement(kind, number, original);
            _byOriginal[(kind, key)] = replacement;
            _replacements.Add(replacement);
            if (original.Length >= MinOriginalLength && kind is PersonalDataKind.Person or PersonalDataKind.User or PersonalDataKind.Secret)
            {
                _originals[original] = replacement;
                _originalsPattern = null;
            }

            return replacement;
        }
    }

    private static string CreateReplacement(PersonalDataKind kind, int number, string original) => kind switch
    {
        PersonalDataKind.Person => string.Create(CultureInfo.InvariantCulture, $"Person {number}"),
        PersonalDataKind.EmailAddress => string.Create(CultureInfo.InvariantCulture, $"person{number}@example.com"),

        // Address blocks that are never routed: 198.18.0.0/15 for benchmarks, and 2001:db8::/32 for documentation.
        PersonalDataKind.IpAddress when original.Contains(':', StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}"),
        PersonalDataKind.IpAddress => string.Create(CultureInfo.InvariantCulture, $"198.{18 + ((number >> 16) & 1)}.{(number >> 8) & 255}.{number & 255}"),
        PersonalDataKind.PhoneNumber => string.Create(CultureInfo.InvariantCulture, $"+1 555 {number:0000000}"),
        PersonalDataKind.User => string.Create(CultureInfo.InvariantCulture, $"user-{number}"),
        PersonalDataKind.Url => string.Create(CultureInfo.InvariantCulture, $"https://www.example.com/{number}"),
        PersonalDataKind.Secret => string.Create(CultureInfo.InvariantCulture, $"secret-{number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Text {number}"),
    };

    private Regex? GetOriginalsPattern()
    {
        lock (_lock)
        {
            if (_originals.Count == 0)
            {
                return null;
            }

            // The longest first, because an original can be the start of another.
            return _originalsPattern ??= new Regex(
                string.Join('|', _originals.Keys.OrderByDescending(original => original.Length).Select(original => $@"(?<!\w){Regex.Escape(original)}(?!\w)")),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(10));
        }
    }

    private string FindReplacement(string original)
    {
        lock (_lock)
        {
            return _originals.GetValueOrDefault(original, original);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IpV4();

    // At least four groups, to exclude times of day.
    [GeneratedRegex(@"(?<![0-9A-Za-z:])([0-9A-Fa-f]{0,4}:){3,7}[0-9A-Fa-f]{0,4}(?![0-9A-Za-z:])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IpV6();

    // With a country code, or in a North American format. Other digits are not necessarily phone numbers.
    [GeneratedRegex(@"(?<![\w+])(\+\d[\d ()./-]{6,18}\d|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-. ]\d{3}[-. ]\d{4})(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PhoneNumber();
}
