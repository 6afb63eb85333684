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

/// <summary>One field of a format.</summary>
/// <param name="Path">The name of the field. A dot stands for a nested object.</param>
/// <param name="Kind">The kind of the value.</param>
/// <param name="IsReadOnly">Whether requests cannot set the field.</param>
/// <param name="IsMandatory">Whether a request that creates an object must contain the field.</param>
/// <param name="InnerType">The format of the object or of the elements, or the scalar type of the elements.</param>
/// <param name="Values">The allowed values; empty if any value is allowed.</param>
internal sealed record ContractField(
    string Path,
    FieldKind Kind,
    bool IsReadOnly,
    bool IsMandatory,
    string? InnerType,
    IReadOnlyList<string> Values);
