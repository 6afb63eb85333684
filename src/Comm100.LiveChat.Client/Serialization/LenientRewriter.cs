using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Writes JSON that does not fit its contract anew, so that it fits. Values of another kind that lose nothing are converted, such as a number
/// where a string is documented. The others are left out, with a note of their places, and handed past the contract so that they can be
/// written back. It goes over the bytes once, without an exception for a value that does not fit.
/// </summary>
internal ref struct LenientRewriter
{
    /// <summary>How deep JSON is kept. A writer of the serializer does not write deeper either.</summary>
    public const int MaxDepth = 1000;

    private const int TokensBetweenChecks = 4096;
    private const string Null = "nothing";

    private readonly ReadOnlySpan<byte> _source;
    private readonly IReadOnlyList<int> _brokenPlaces;
    private readonly ByteBuffer _output;
    private readonly UnreadableValueList _notes;
    private readonly CancellationToken _cancellationToken;
    private Utf8JsonReader _json;
    private List<UnreadableElement>? _unread;
    private int _nextBrokenPlace;
    private int _tokens;

    private LenientRewriter(ReadOnlySpan<byte> source, IReadOnlyList<int> brokenPlaces, ByteBuffer output, UnreadableValueList notes, CancellationToken cancellationToken)
    {
        _source = source;
        _brokenPlaces = brokenPlaces;
        _output = output;
        _notes = notes;
        _cancellationToken = cancellationToken;
        _json = new Utf8JsonReader(source, JsonParsing.ReaderOptions);
    }

    /// <summary>Writes the JSON so that its contract can read it; false if nothing of it fits.</summary>
    /// <param name="json">The JSON, without halves of characters.</param>
    /// <param name="brokenPlaces">Where replacement characters stand for halves of characters.</param>
    /// <param name="shape">What the JSON is read from.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="notes">Where is noted what does not fit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool TryWrite(
        ReadOnlySpan<byte> json, IReadOnlyList<int> brokenPlaces, JsonShape shape, ByteBuffer output, UnreadableValueList notes, CancellationToken cancellationToken)
    {
        var writer = new LenientRewriter(json, brokenPlaces, output, notes, cancellationToken);
        writer.Read();
        bool isWritten = writer.TryWriteValue(shape);
        writer._unread = null;
        writer.NoteBrokenPlaces();

        // Nothing may follow.
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
            return Refuse(Limit, "one that is deeper");
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

            case JsonShapeKind.TextOrObject or JsonShapeKind.IdOrObject when _json.TokenType == JsonTokenType.StartObject:
                WriteObject(shape.Inner!);
                return true;

            case JsonShapeKind.Attachments when _json.TokenType == JsonTokenType.StartObject:
                WriteObject(shape.Inner!);
                return true;

            case JsonShapeKind.Attachments when _json.TokenType == JsonTokenType.StartArray:
                WriteList(shape.Inner!, keepsInPlace: true);
                return true;

            case JsonShapeKind.Notification:
                WriteNotification(shape);
                return true;

            case JsonShapeKind.Any:
                return TryCopy();

            case JsonShapeKind.Opaque:
                return TryWriteOpaque(shape);

            default:
                return TryWriteScalar(shape.Kind) || Refuse(shape.Expected, NameOf(_json.TokenType));
        }
    }

    private static string Limit => FormattableString.Invariant($"a value that is at most {MaxDepth} levels deep");

    /// <summary>Notes a value and passes it by.</summary>
    private bool Refuse(string expected, string found)
    {
        _notes.Add(expected, found);
        SkipValue();
        return false;
    }

    private void WriteObject(JsonShape shape)
    {
        _output.Append((byte)'{');
        int expected = 0;
        while (Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            JsonShapeField? member = MemberAt(shape, ref expected);
            ReadOnlySpan<byte> name = member is null || shape.IsModel ? _json.ValueSpan : member.Utf8Name;
            int before = _output.Length;
            WriteName([], name);
            Read();
            if (member is not null)
            {
                WriteMember(shape, member, name, before);
            }
            else if (!TryCopy())
            {
                _output.Length = before;
            }

            NoteBrokenPlaces();
        }

        _output.Append((byte)'}');
    }

    private void WriteMember(JsonShape shape, JsonShapeField member, ReadOnlySpan<byte> name, int before)
    {
        _notes.Enter(member.Name);
        int start = (int)_json.TokenStartIndex;
        bool isWritten = TryWriteValue(member.JsonShape);
        NoteBrokenPlaces();
        _notes.Leave();

        List<UnreadableElement>? unread = _unread;
        _unread = null;
        if (!isWritten)
        {
            _output.Length = before;
            if (shape.IsModel && IsWithinMaxDepth(start))
            {
                WriteName(UnreadableMarkers.ValueBytes, name);
                _output.Append(_source.Slice(start, (int)_json.BytesConsumed - start));
            }
        }
        else if (unread is not null && shape.IsModel)
        {
            WriteName(UnreadableMarkers.ElementsBytes, name);
            WriteUnread(unread);
        }
    }

    /// <summary>The member that the name at hand names. Members mostly come in the order of the contract.</summary>
    private readonly JsonShapeField? MemberAt(JsonShape shape, ref int expected)
    {
        JsonShapeField[] members = shape.Members;
        if (!_json.ValueIsEscaped)
        {
            for (int i = 0; i < members.Length; i++)
            {
                int index = expected + i < members.Length ? expected + i : expected + i - members.Length;
                if (_json.ValueSpan.SequenceEqual(members[index].Utf8Name))
                {
                    expected = index + 1 < members.Length ? index + 1 : 0;
                    return members[index];
                }
            }
        }

        return shape.FindProperty(_json.GetString()!);
    }

    private readonly void WriteName(ReadOnlySpan<byte> mark, ReadOnlySpan<byte> name)
    {
        // No value ends with a brace that opens, so that one says that this is the first member.
        if (_output.Last != (byte)'{')
        {
            _output.Append((byte)',');
        }

        _output.Append((byte)'"');
        _output.Append(mark);
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

            // The names of entries can be anything, so none stands in a path.
            _notes.Enter("*");
            if (!TryWriteValue(values))
            {
                _output.Length = before;
            }

            _unread = null;
            NoteBrokenPlaces();
            _notes.Leave();
        }

        _output.Append((byte)'}');
    }

    private void WriteList(JsonShape elements, bool keepsInPlace)
    {
        _output.Append((byte)'[');
        List<UnreadableElement>? unread = null;
        bool isFirst = true;
        int nulls = 0;
        for (int index = 0; Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            _notes.EnterElement(index);
            int before = _output.Length;
            if (!isFirst)
            {
                _output.Append((byte)',');
            }

            int start = (int)_json.TokenStartIndex;
            if (_json.TokenType == JsonTokenType.Null && !elements.AllowsNull)
            {
                _notes.Add(elements.Expected, Null);
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
                        (unread ??= []).Add(new UnreadableElement(index - nulls, start, length));
                    }
                }
            }

            NoteBrokenPlaces();
            _notes.Leave();
        }

        _output.Append((byte)']');
        _unread = unread;
    }

    private readonly void WriteKept(int start, int length, ref bool isFirst)
    {
        _output.Append(isFirst ? "{\""u8 : ",{\""u8);
        isFirst = false;
        _output.Append(UnreadableMarkers.KeptBytes);
        _output.Append("\":"u8);
        _output.Append(_source.Slice(start, length));
        _output.Append((byte)'}');
    }

    private readonly void WriteUnread(List<UnreadableElement> elements)
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

    private void WriteNotification(JsonShape shape)
    {
        int start = (int)_json.TokenStartIndex;
        SkipValue();
        ReadOnlySpan<byte> raw = _source.Slice(start, (int)_json.BytesConsumed - start);
        if (!IsWithinMaxDepth(start))
        {
            _notes.Add(Limit, "one that is deeper");
            _output.Append("null"u8);
        }
        else if (SegmentNotificationConverter.IsReadable(raw))
        {
            _output.Append(raw);
        }
        else
        {
            _notes.Add(shape.Expected, NameOf(raw));
            bool isFirst = true;
            WriteKept(start, raw.Length, ref isFirst);
        }
    }

    private bool TryWriteScalar(JsonShapeKind kind) => kind switch
    {
        JsonShapeKind.Text or JsonShapeKind.OpenEnum or JsonShapeKind.TextOrObject => TryWriteText(),
        JsonShapeKind.Boolean => TryWriteBoolean() || TryWriteUnset(),
        JsonShapeKind.Integer => TryWriteInteger() || TryWriteUnset(),
        JsonShapeKind.Number => TryWriteNumber() || TryWriteUnset(),
        JsonShapeKind.Time => TryWriteTime() || TryWriteUnset(),
        JsonShapeKind.Id or JsonShapeKind.IdOrObject => TryWriteId(),
        JsonShapeKind.ScalarText => _json.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && CopyToken(),
        JsonShapeKind.TextBoolean => _json.TokenType == JsonTokenType.String ? CopyToken() : TryWriteBoolean() || TryWriteText(),
        JsonShapeKind.Coordinate => _json.TokenType == JsonTokenType.Number ? CopyToken() : TryWriteText(),
        _ => false,
    };

    private readonly bool TryWriteText()
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
                string text = ScalarText();
                ReadOnlySpan<byte> value = text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" ? "true"u8
                    : text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" ? "false"u8
                    : default;
                _output.Append(value);
                return value.Length > 0;
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

        if (IntegerOf(ScalarText()) is not { } number)
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

        string text = ScalarText();

        // The infinite and what is no number cannot be written back as a number.
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

    // An unset value of any kind comes as an empty string.
    private readonly bool TryWriteUnset()
    {
        bool isUnset = _json.TokenType == JsonTokenType.String && ScalarText().Length == 0;
        if (isUnset)
        {
            _output.Append("null"u8);
        }

        return isUnset;
    }

    private readonly bool TryWriteTime()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            return false;
        }

        Utf8JsonReader token = _json;
        if (TimeConverter.TryRead(ref token, out _))
        {
            return CopyToken();
        }

        byte[] json = Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(ScalarText()).ToString() + "\"");
        var trimmed = new Utf8JsonReader(json);
        trimmed.Read();
        bool isTime = TimeConverter.TryRead(ref trimmed, out _);
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
            case JsonTokenType.Number when IntegerOf(ScalarText()) is { } number:
                WriteInteger(number);
                return true;
            case JsonTokenType.Number:
                return TryWriteText();
            default:
                return false;
        }
    }

    /// <summary>A value of a type that only its own converter knows: as it came, or in another form that says the same.</summary>
    private bool TryWriteOpaque(JsonShape shape)
    {
        int start = (int)_json.TokenStartIndex;
        JsonTokenType token = _json.TokenType;
        string? text = token switch
        {
            JsonTokenType.String or JsonTokenType.Number => ScalarText(),
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

        foreach (string other in text is null ? [] : OtherForms(text))
        {
            byte[] form = Encoding.UTF8.GetBytes(other);
            if (IsReadable(form, shape))
            {
                _output.Append(form);
                return true;
            }
        }

        _notes.Add(shape.Expected, NameOf(token));
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

    private static IEnumerable<string> OtherForms(string text)
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

    /// <summary>Copies a value of any kind; false where it is too deep to be kept.</summary>
    private bool TryCopy()
    {
        int start = (int)_json.TokenStartIndex;
        if (!SkipValue())
        {
            _notes.Add(Limit, "one that is deeper");
            return false;
        }

        _output.Append(_source.Slice(start, (int)_json.BytesConsumed - start));
        return true;
    }

    /// <summary>Goes to the end of the value; false where it is too deep to be kept.</summary>
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

    /// <summary>Whether the value from the position to here is not too deep to be kept.</summary>
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

    private readonly string ScalarText() =>
        _json.TokenType == JsonTokenType.String ? _json.GetString()!.Trim() : Encoding.UTF8.GetString(_json.ValueSpan.ToArray());

    private static long? IntegerOf(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && decimal.Truncate(number) == number && number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : null;

    private readonly void WriteInteger(long number) => _output.Append(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Notes the halves of characters that were mended up to here.</summary>
    private void NoteBrokenPlaces()
    {
        while (_nextBrokenPlace < _brokenPlaces.Count && _brokenPlaces[_nextBrokenPlace] < _json.BytesConsumed)
        {
            _nextBrokenPlace++;
            _notes.Add("whole characters", "half of one");
        }
    }

    private static string NameOf(ReadOnlySpan<byte> raw) => NameOf(raw[0] switch
    {
        (byte)'{' => JsonTokenType.StartObject,
        (byte)'[' => JsonTokenType.StartArray,
        (byte)'"' => JsonTokenType.String,
        (byte)'t' or (byte)'f' => JsonTokenType.True,
        _ => JsonTokenType.Number,
    });

    private static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text that is none",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => Null,
    };

    /// <summary>An element of a list that could not be read: its place in the list without null, and in the bytes.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct UnreadableElement(int Index, int Start, int Length);
}
