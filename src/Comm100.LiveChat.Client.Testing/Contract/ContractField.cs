namespace Comm100.LiveChat.Client.Testing.Contract;

internal enum FieldKind
{
    String,
    Integer,
    Float,
    Boolean,
    DateTime,
    Array,
    Object,
    StringOrObject,
}

/// <summary>One row of a format's table. A dot in <see cref="Path"/> stands for a nested object.</summary>
internal sealed record ContractField(
    string Path,
    FieldKind Kind,
    bool IsReadOnly,
    bool IsMandatory,
    string? Of,
    IReadOnlyList<string> Values);
