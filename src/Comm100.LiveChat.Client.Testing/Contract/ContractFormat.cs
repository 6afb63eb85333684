using System.Text;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>A JSON format of the contract, as a list and as a tree of its fields.</summary>
internal sealed class ContractFormat
{
    public ContractFormat(string name, IReadOnlyList<ContractField> fields)
    {
        Name = name;
        DisplayName = CreateDisplayName(name);
        Fields = fields;
        Tree = BuildTree(fields);
        ContractDeviations.AddAliases(this);
    }

    public string Name { get; }

    /// <summary>Gets the name as words for a message, such as <c>Canned message</c> for <c>CannedMessage</c>.</summary>
    public string DisplayName { get; }

    public IReadOnlyList<ContractField> Fields { get; }

    public FieldTree Tree { get; }

    public ContractField? FindField(string path) =>
        Fields.FirstOrDefault(field => string.Equals(field.Path, path, StringComparison.OrdinalIgnoreCase));

    private static string CreateDisplayName(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(letter);
            }
        }

        return words.ToString();
    }

    private static FieldTree BuildTree(IReadOnlyList<ContractField> fields)
    {
        var root = new FieldTree();
        foreach (ContractField field in fields)
        {
            string[] names = field.Path.Split('.');
            FieldTree parent = names.SkipLast(1).Aggregate(root, (current, name) => current.GetOrAddGroup(name));
            parent.Add(new FieldNode { Name = names[^1], Field = field });
        }

        return root;
    }
}
