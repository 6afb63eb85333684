using System.Buffers;
using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Writes the address of one request piece by piece into a buffer on the stack. Values are escaped as they are added, so
/// that none can leave its segment or its parameter.
/// </summary>
internal ref struct RequestAddress
{
    /// <summary>How many characters a caller should set aside on the stack.</summary>
    public const int StackLength = 256;

    private readonly RequestAddresses? _addresses;
    private Span<char> _characters;
    private char[]? _rented;
    private int _length;
    private bool _hasQuery;

    public RequestAddress(RequestAddresses addresses, Span<char> initial, bool fromRoot = false)
    {
        _addresses = addresses;
        _characters = initial;
        AppendText(fromRoot ? addresses.Root : addresses.Prefix);
    }

    /// <summary>Makes a writer of a query alone, for its text.</summary>
    public RequestAddress(Span<char> initial) => _characters = initial;

    /// <summary>The offset that times without a zone have in the answer; zero, so UTC, unless a query asks for another.</summary>
    public TimeSpan AnswerOffset { get; set; }

    /// <summary>Appends a literal piece of the route, as this client spells it.</summary>
    public void AppendRoute(string piece) => AppendText(_addresses!.Spell(piece));

    /// <summary>Appends text that is already escaped.</summary>
    public void AppendEscaped(string text) => AppendText(text);

    public void AppendValue(string name, long value)
    {
        _ = name;
        AppendNumber(value);
    }

    /// <exception cref="ArgumentException">The value is empty, or one that a server takes for a step up or down the path.</exception>
    public void AppendValue(string name, string value)
    {
        Argument.NotNull(value, name);
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"'{name}' must not be empty: it is one segment of the path.", name);
        }

        // Dots stay as they are in every escaping, so these two can only be refused.
        if (value is "." or "..")
        {
            throw new ArgumentException($"'{name}' must not be '.' or '..': it is one segment of the path.", name);
        }

        Argument.WholeCharacters(value, name);
        AppendText(Uri.EscapeDataString(value));
    }

    public void AppendValue<T>(string name, T value)
        where T : IRouteValue => AppendValue(name, value.RouteText);

    public void AppendQuery(string name, string? value)
    {
        if (value is not null)
        {
            Argument.WholeCharacters(value, name);
            AppendQueryName(name);
            AppendText(Uri.EscapeDataString(value));
        }
    }

    public void AppendQuery(string name, long? value)
    {
        if (value is { } number)
        {
            AppendQueryName(name);
            AppendNumber(number);
        }
    }

    public void AppendQuery(string name, bool? value)
    {
        if (value is { } flag)
        {
            AppendQueryName(name);
            AppendText(flag ? "true" : "false");
        }
    }

    /// <summary>The finished address, with the site named where the client's options name one.</summary>
    /// <exception cref="ArgumentException">The address is too long to be one.</exception>
    public RequestTarget ToTarget()
    {
        AppendQuery("siteId", _addresses!.SiteId);
        string text = ToText();
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? new RequestTarget(address, AnswerOffset) : throw NoAddress(text.Length);
    }

    /// <summary>What has been written; nothing can be written after it.</summary>
    public string ToText()
    {
        string text = _characters.Slice(0, _length).ToString();
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }

        return text;
    }

    private static ArgumentException NoAddress(int length)
    {
#pragma warning disable MA0015 // No single parameter makes an address too long.
        return new ArgumentException($"The address of the request, {length.ToString(CultureInfo.InvariantCulture)} characters long, is too long, or is not valid. Nothing was sent.");
#pragma warning restore MA0015
    }

    private void AppendQueryName(string name)
    {
        Argument.WholeCharacters(name, nameof(name));
        AppendText(_hasQuery ? "&" : "?");
        AppendText(Uri.EscapeDataString(name));
        AppendText("=");
        _hasQuery = true;
    }

    private void AppendNumber(long value)
    {
#if NETSTANDARD2_0
        AppendText(value.ToString(CultureInfo.InvariantCulture));
#else
        const int LongestNumber = 20;
        if (_characters.Length - _length < LongestNumber)
        {
            Grow(LongestNumber);
        }

        value.TryFormat(_characters.Slice(_length), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
#endif
    }

    private void AppendText(string text)
    {
        if (_characters.Length - _length < text.Length)
        {
            Grow(text.Length);
        }

        text.AsSpan().CopyTo(_characters.Slice(_length));
        _length += text.Length;
    }

    private void Grow(int needed)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_characters.Length * 2, _length + needed));
        _characters.Slice(0, _length).CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        _characters = _rented = larger;
    }
}
