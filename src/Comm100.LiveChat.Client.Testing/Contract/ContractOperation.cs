namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>A body or an answer: a format, or an array of it.</summary>
internal sealed record ContractType(string FormatName, bool IsArray)
{
    public static ContractType? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // "Invitation(style only)" restricts a format to its writable members, which the read-only flags do already.
        int remark = text.IndexOf('(', StringComparison.Ordinal);
        string name = remark < 0 ? text : text[..remark];
        return name.EndsWith("[]", StringComparison.Ordinal)
            ? new ContractType(name[..^2], IsArray: true)
            : new ContractType(name, IsArray: false);
    }
}

internal sealed record ContractQuery(string Name, bool IsRequired, int? Default, IReadOnlyList<string> Values);

internal sealed record ContractOperation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<string> AlsoWritten,
    string? Permission,
    ContractType? Body,
    ContractType? Response,
    IReadOnlyList<ContractQuery> Query)
{
    public bool Takes(string queryName) =>
        Query.Any(query => string.Equals(query.Name, queryName, StringComparison.Ordinal));
}
