namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>The type of a body: a format, or an array of a format.</summary>
internal sealed record ContractType(string FormatName, bool IsArray)
{
    public static ContractType? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // "Invitation(style only)" restricts a format to its writable fields, which the read-only flags already express.
        int parenthesis = text.IndexOf('(', StringComparison.Ordinal);
        string name = parenthesis < 0 ? text : text[..parenthesis];
        return name.EndsWith("[]", StringComparison.Ordinal)
            ? new ContractType(name[..^2], IsArray: true)
            : new ContractType(name, IsArray: false);
    }
}

internal sealed record ContractQueryParameter(string Name, bool IsRequired, int? Default, IReadOnlyList<string> Values);

internal sealed record ContractOperation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<string> AlternativePaths,
    string? Permission,
    ContractType? Body,
    ContractType? Response,
    IReadOnlyList<ContractQueryParameter> Query)
{
    public bool HasQueryParameter(string name) =>
        Query.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal));
}
