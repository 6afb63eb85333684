using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Rewrites JSON that does not fit its contract so that it fits. A value of another kind is converted if nothing is lost, such as a number
/// where a string is documented. Other values are removed and reported, and passed on in marked fields so that they can be written back.
/// The rewriter reads the bytes once and throws no exception for a value that does not fit.
/// </summary>
internal ref struct LenientRewriter
{
    /// <summary>The maximum depth of JSON that is kept. The serializer does not write deeper JSON.</summary>
    public const int MaxDepth = 1000;

    private const int TokensBetweenChecks = 4096;
    private const string Null = "null";

    private readonly ReadOnlySpan<byte> _source;
    private readonly IReadOnlyList<int> _replacements;
    private readonly ByteBuffer _output;
    private readonly UnreadableValueList _unreadableValues;
    private readonly CancellationToken _cancellationToken;
    private Utf8JsonReader _json;
    private List<UnreadableElement>? _unreadableElements;
    private int _nextReplacement;
    private int _tokens;

    private LenientRewriter(ReadOnlySpan<byte> source, IReadOnlyList<int> replacements, ByteBuffer output, UnreadableValueList unreadableValues, CancellationToken cancellationToken)
    {
        _source = source;
        _replacements = replacements;
        _output = output;
        _unreadableValues = unreadableValues;
        _cancellationToken = cancellationToken;
        _json = new Utf8JsonReader(source, JsonParsing.ReaderOptions);
    }

    /// <summary>Writes the JSON so that its contract can read it. Returns false if the complete value does not fit.</summary>
    /// <param name="json">The JSON, without unpaired surrogates.</param>
    /// <param name="replacements">The positions of the characters that replace unpaired surrogates.</param>
    /// <param name="shape">The expected shape.</param>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="unreadableValues">The list to which values that do not fit are added.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static bool TryWrite(
        ReadOnlySpan<byte> json, IReadOnlyList<int> replacements, JsonShape shape, ByteBuffer output, UnreadableValueList unreadableValues, CancellationToken cancellationToken)
    {
        var writer = new LenientRewriter(json, replacements, output, unreadableValues, cancellationToken);
        writer.Read();
        bool isWritten = writer.TryWriteValue(shape);
        writer._unreadableElements = null;
        writer.ReportReplacements();

        // Throws if more JSON follows.
        writer.Read();
        return isWritten;
    }

    private bool Read()
    {
        if (++_tokens % TokensBetweenChecks == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        return _json.Read();
    }

    private bool TryWriteValue(JsonShape shape)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            _output.Append("null"u8);
            return true;
        }

        if (_json.CurrentDepth >= MaxDepth)
        {
            return Reject(DepthLimit, "a deeper value");
        }

        switch (shape.Kind)
        {
            case JsonShapeKind.Object when _json.TokenType == JsonTokenType.StartObject:
                WriteObject(shape);
                return true;

            case JsonShapeKind.Map when _json.TokenType == JsonTokenType.StartObject:
                WriteMap(shape.Inner!);
                return true;

            case JsonShapeKind.List when _json.TokenType == JsonTokenType.StartArray:
                WriteList(shape.Inner!, keepsInPlace: false);
                return true;

            case JsonShapeKind.StringOrObject or JsonShapeKind.IdOrObject when _json.TokenType == JsonTokenType.StartObject:
                WriteObject(shape.Inner!);
                return true;

            case JsonShapeKind.ObjectOrList when _json.TokenType == JsonTokenType.StartObject:
                WriteObject(shape.Inner!);
                return true;

            case JsonShapeKind.ObjectOrList when _json.TokenType == JsonTokenType.StartArray:
                WriteList(shape.Inner!, keepsInPlace: true);
                return true;

            case JsonShapeKind.Custom:
                WriteCustom(shape);
                return true;

            case JsonShapeKind.Any:
                return TryCopy();

            case JsonShapeKind.Opaque:
                return TryWriteOpaque(shape);

            default:
                return TryWriteScalar(shape) || Reject(shape.Expected, Describe(_json.TokenType));
        }
    }

    private static string DepthLimit => FormattableString.Invariant($"a value with a depth of at most {MaxDepth}");

    /// <summary>Reports a value and skips it.</summary>
    private bool Reject(string expected, string found)
    {
        _unreadableValues.Add(expected, found);
        SkipValue();
        return false;
    }

    private void WriteObject(JsonShape shape)
    {
        _output.Append((byte)'{');
        int expected = 0;
        while (Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            JsonShapeField? field = FindField(shape, ref expected);
            ReadOnlySpan<byte> name = _json.ValueSpan;
            int before = _output.Length;
            WriteName([], name);
            Read();
            if (field is not null)
            {
                WriteField(shape, field, name, before);
            }
            else if (!TryCopy())
            {
                _output.Length = before;
            }

            ReportReplacements();
        }

        _output.Append((byte)'}');
    }

    private void WriteField(JsonShape shape, JsonShapeField field, ReadOnlySpan<byte> name, int before)
    {
        _unreadableValues.EnterField(field.Name);
        int start = (int)_json.TokenStartIndex;
        bool isWritten = TryWriteValue(field.Shape);
        ReportReplacements();
        _unreadableValues.Leave();

        List<UnreadableElement>? unreadable = _unreadableElements;
        _unreadableElements = null;
        if (!isWritten)
        {
            _output.Length = before;
            if (shape.IsModel && IsWithinMaxDepth(start))
            {
                WriteName(UnreadableMarkers.ValuePrefixBytes, name);
                _output.Append(_source.Slice(start, (int)_json.BytesConsumed - start));
            }
        }
        else if (unreadable is not null && shape.IsModel)
        {
            WriteName(UnreadableMarkers.ElementsPrefixBytes, name);
            WriteUnreadable(unreadable);
        }
    }

    /// <summary>Finds the field with the current name. Fields mostly come in the order of the contract.</summary>
    private readonly JsonShapeField? FindField(JsonShape shape, ref int expected)
    {
        JsonShapeField[] fields = shape.Fields;
        if (!_json.ValueIsEscaped)
        {
            for (int i = 0; i < fields.Length; i++)
            {
                int index = expected + i < fields.Length ? expected + i : expected + i - fields.Length;
                if (_json.ValueSpan.SequenceEqual(fields[index].Utf8Name))
                {
                    expected = index + 1 < fields.Length ? index + 1 : 0;
                    return fields[index];
                }
            }
        }

        return shape.FindField(_json.GetString()!);
    }

    private readonly void WriteName(ReadOnlySpan<byte> marker, ReadOnlySpan<byte> name)
    {
        // No value ends with an opening brace, so an opening brace means that this is the first field.
        if (_output.Last != (byte)'{')
        {
            _output.Append((byte)',');
        }

        _output.Append((byte)'"');
        _output.Append(marker);
        _output.Append(name);
        _output.Append("\":"u8);
    }

    private void WriteMap(JsonShape values)
    {
        _output.Append((byte)'{');
        while (Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            int before = _output.Length;
            WriteName([], _json.ValueSpan);
            Read();

            // The keys of a dictionary can hold personal data, so a path does not contain them.
            _unreadableValues.EnterField("*");
            if (!TryWriteValue(values))
            {
                _output.Length = before;
            }

            _unreadableElements = null;
            ReportReplacements();
            _unreadableValues.Leave();
        }

        _output.Append((byte)'}');
    }

    private void WriteList(JsonShape elements, bool keepsInPlace)
    {
        _output.Append((byte)'[');
        List<UnreadableElement>? unreadable = null;
        bool isFirst = true;
        int nulls = 0;
        for (int index = 0; Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            _unreadableValues.EnterElement(index);
            int before = _output.Length;
            if (!isFirst)
            {
                _output.Append((byte)',');
            }

            int start = (int)_json.TokenStartIndex;
            if (_json.TokenType == JsonTokenType.Null && !elements.AllowsNull)
            {
                _unreadableValues.Add(elements.Expected, Null);
                _output.Length = before;
                nulls++;
            }
            else if (TryWriteValue(elements))
            {
                isFirst = false;
            }
            else
            {
                _output.Length = before;
                if (IsWithinMaxDepth(start))
                {
                    int length = (int)_json.BytesConsumed - start;
                    if (keepsInPlace)
                    {
                        WriteKept(start, length, ref isFirst);
                    }
                    else
                    {
                        (unreadable ??= []).Add(new UnreadableElement(index - nulls, start, length));
                    }
                }
            }

            ReportReplacements();
            _unreadableValues.Leave();
        }

        _output.Append((byte)']');
        _unreadableElements = unreadable;
    }

    private readonly void WriteKept(int start, int length, ref bool isFirst)
    {
        _output.Append(isFirst ? "{\""u8 : ",{\""u8);
        isFirst = false;
        _output.Append(UnreadableMarkers.KeptNameBytes);
        _output.Append("\":"u8);
        _output.Append(_source.Slice(start, length));
        _output.Append((byte)'}');
    }

    private readonly void WriteUnreadable(List<UnreadableElement> elements)
    {
        _output.Append((byte)'[');
        for (int i = 0; i < elements.Count; i++)
        {
            _output.Append(i == 0 ? "["u8 : ",["u8);
            WriteInteger(elements[i].Index);
            _output.Append((byte)',');
            _output.Append(_source.Slice(elements[i].Start, elements[i].Length));
            _output.Append((byte)']');
        }

        _output.Append((byte)']');
    }

    private void WriteCustom(JsonShape shape)
    {
        int start = (int)_json.TokenStartIndex;
        SkipValue();
        ReadOnlySpan<byte> raw = _source.Slice(start, (int)_json.BytesConsumed - start);
        if (!IsWithinMaxDepth(start))
        {
            _unreadableValues.Add(DepthLimit, "a deeper value");
            _output.Append("null"u8);
        }
        else if (shape.CanRead!(raw))
        {
            _output.Append(raw);
        }
        else
        {
            _unreadableValues.Add(shape.Expected, Describe(raw));
            bool isFirst = true;
            WriteKept(start, raw.Length, ref isFirst);
        }
    }

    private bool TryWriteScalar(JsonShape shape) => shape.Kind switch
    {
        JsonShapeKind.String or JsonShapeKind.OpenEnum or JsonShapeKind.StringOrObject => TryWriteString(),
        JsonShapeKind.Boolean => TryWriteBoolean() || TryWriteUnset(),
        JsonShapeKind.Integer => TryWriteInteger() || TryWriteUnset(),
        JsonShapeKind.Number => TryWriteNumber() || TryWriteUnset(),
        JsonShapeKind.Time => TryWriteTime(shape.TimeConverter!) || TryWriteUnset(),
        JsonShapeKind.Id or JsonShapeKind.IdOrObject => TryWriteId(),
        JsonShapeKind.Scalar => _json.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && CopyToken(),
        JsonShapeKind.StringOrBoolean => _json.TokenType == JsonTokenType.String ? CopyToken() : TryWriteBoolean() || TryWriteString(),
        JsonShapeKind.StringOrNumber => _json.TokenType == JsonTokenType.Number ? CopyToken() : TryWriteString(),
        _ => false,
    };

    private readonly bool TryWriteString()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                return CopyToken();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                _output.Append((byte)'"');
                _output.Append(_json.ValueSpan);
                _output.Append((byte)'"');
                return true;
            default:
                return false;
        }
    }

    private readonly bool TryWriteBoolean()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return CopyToken();
            case JsonTokenType.Number or JsonTokenType.String:
                string value = GetScalar();
                ReadOnlySpan<byte> json = value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1" ? "true"u8
                    : value.Equals("false", StringComparison.OrdinalIgnoreCase) || value == "0" ? "false"u8
                    : default;
                _output.Append(json);
                return json.Length > 0;
            default:
                return false;
        }
    }

    private readonly bool TryWriteInteger()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out _))
        {
            return CopyToken();
        }

        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            return false;
        }

        if (ParseInteger(GetScalar()) is not { } number)
        {
            return false;
        }

        WriteInteger(number);
        return true;
    }

    private readonly bool TryWriteNumber()
    {
        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            return false;
        }

        string text = GetScalar();

        // JSON has no infinity and no NaN.
        bool isFinite = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number) && !double.IsInfinity(number);
        if (isFinite && _json.TokenType == JsonTokenType.Number)
        {
            return CopyToken();
        }

        if (isFinite)
        {
            _output.Append(Encoding.UTF8.GetBytes(number.ToString("R", CultureInfo.InvariantCulture)));
        }

        return isFinite;
    }

    // The service sends an unset value of any kind as an empty string.
    private readonly bool TryWriteUnset()
    {
        bool isUnset = _json.TokenType == JsonTokenType.String && GetScalar().Length == 0;
        if (isUnset)
        {
            _output.Append("null"u8);
        }

        return isUnset;
    }

    private readonly bool TryWriteTime(TimeConverter converter)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            return false;
        }

        Utf8JsonReader token = _json;
        if (converter.TryRead(ref token, out _))
        {
            return CopyToken();
        }

        byte[] json = Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(GetScalar()).ToString() + "\"");
        var trimmed = new Utf8JsonReader(json);
        trimmed.Read();
        bool isTime = converter.TryRead(ref trimmed, out _);
        if (isTime)
        {
            _output.Append(json);
        }

        return isTime;
    }

    private readonly bool TryWriteId()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                return CopyToken();
            case JsonTokenType.Number when _json.TryGetInt64(out _):
                return CopyToken();
            case JsonTokenType.Number when ParseInteger(GetScalar()) is { } number:
                WriteInteger(number);
                return true;
            case JsonTokenType.Number:
                return TryWriteString();
            default:
                return false;
        }
    }

    /// <summary>Writes a value of a type that only its converter knows: unchanged, or in an equivalent form that the converter can read.</summary>
    private bool TryWriteOpaque(JsonShape shape)
    {
        int start = (int)_json.TokenStartIndex;
        JsonTokenType token = _json.TokenType;
        string? text = token switch
        {
            JsonTokenType.String or JsonTokenType.Number => GetScalar(),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        SkipValue();
        ReadOnlySpan<byte> raw = _source.Slice(start, (int)_json.BytesConsumed - start);
        if (IsReadable(raw, shape))
        {
            _output.Append(raw);
            return true;
        }

        foreach (string other in text is null ? [] : GetEquivalentForms(text))
        {
            byte[] form = Encoding.UTF8.GetBytes(other);
            if (IsReadable(form, shape))
            {
                _output.Append(form);
                return true;
            }
        }

        _unreadableValues.Add(shape.Expected, Describe(token));
        return false;
    }

    private static bool IsReadable(ReadOnlySpan<byte> json, JsonShape shape)
    {
        try
        {
            JsonSerializer.Deserialize(json, shape.Type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> GetEquivalentForms(string text)
    {
        if (text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            yield return "true";
        }
        else if (text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            yield return "false";
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            yield return number.ToString(CultureInfo.InvariantCulture);
            if (decimal.Truncate(number) == number)
            {
                yield return decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
            }
        }

        yield return "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + "\"";
        if (text.Length == 0)
        {
            yield return "null";
        }
    }

    private readonly bool CopyToken()
    {
        _output.Append(_source.Slice((int)_json.TokenStartIndex, (int)(_json.BytesConsumed - _json.TokenStartIndex)));
        return true;
    }

    /// <summary>Copies a value of any kind. Returns false if it is too deep.</summary>
    private bool TryCopy()
    {
        int start = (int)_json.TokenStartIndex;
        if (!SkipValue())
        {
            _unreadableValues.Add(DepthLimit, "a deeper value");
            return false;
        }

        _output.Append(_source.Slice(start, (int)_json.BytesConsumed - start));
        return true;
    }

    /// <summary>Skips the value. Returns false if it is too deep.</summary>
    private bool SkipValue()
    {
        if (_json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return true;
        }

        int depth = _json.CurrentDepth;
        int deepest = depth;
        while (Read() && _json.CurrentDepth > depth)
        {
            deepest = Math.Max(deepest, _json.CurrentDepth);
        }

        return deepest < MaxDepth;
    }

    /// <summary>Whether the value that begins at a position is not too deep.</summary>
    private readonly bool IsWithinMaxDepth(int start)
    {
        ReadOnlySpan<byte> raw = _source.Slice(start, (int)_json.BytesConsumed - start);
        if (raw.Length < MaxDepth)
        {
            return true;
        }

        int deepest = _json.CurrentDepth;
        var reader = new Utf8JsonReader(raw, JsonParsing.ReaderOptions);
        while (reader.Read())
        {
            deepest = Math.Max(deepest, _json.CurrentDepth + reader.CurrentDepth);
        }

        return deepest < MaxDepth;
    }

    private readonly string GetScalar() =>
        _json.TokenType == JsonTokenType.String ? _json.GetString()!.Trim() : Encoding.UTF8.GetString(_json.ValueSpan.ToArray());

    private static long? ParseInteger(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && decimal.Truncate(number) == number && number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : null;

    private readonly void WriteInteger(long number) => _output.Append(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reports the unpaired surrogates that were replaced before the current position.</summary>
    private void ReportReplacements()
    {
        while (_nextReplacement < _replacements.Count && _replacements[_nextReplacement] < _json.BytesConsumed)
        {
            _nextReplacement++;
            _unreadableValues.Add("valid Unicode", "an unpaired surrogate");
        }
    }

    private static string Describe(ReadOnlySpan<byte> raw) => Describe(raw[0] switch
    {
        (byte)'{' => JsonTokenType.StartObject,
        (byte)'[' => JsonTokenType.StartArray,
        (byte)'"' => JsonTokenType.String,
        (byte)'t' or (byte)'f' => JsonTokenType.True,
        _ => JsonTokenType.Number,
    });

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => Null,
    };

    /// <summary>An element of a list that could not be read: its index in the list without null, and its position in the bytes.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct UnreadableElement(int Index, int Start, int Length);
}
