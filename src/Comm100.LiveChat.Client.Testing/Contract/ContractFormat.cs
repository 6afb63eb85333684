namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>A JSON format of the contract, as a list of fields and as a tree of members.</summary>
internal sealed class ContractFormat
{
    public ContractFormat(string name, IReadOnlyList<ContractField> fields)
    {
        Name = name;
        Fields = fields;
        Members = BuildTree(fields);
        Spellings.AddOtherNames(this);
    }

    public string Name { get; }

    public IReadOnlyList<ContractField> Fields { get; }

    public MemberSet Members { get; }

    public ContractField? FieldAt(string path) =>
        Fields.FirstOrDefault(field => string.Equals(field.Path, path, StringComparison.OrdinalIgnoreCase));

    private static MemberSet BuildTree(IReadOnlyList<ContractField> fields)
    {
        var root = new MemberSet();
        foreach (ContractField field in fields)
        {
            string[] names = field.Path.Split('.');
            MemberSet set = names.SkipLast(1).Aggregate(root, (current, name) => current.GroupNamed(name));
            set.Add(new Member { Name = names[^1], Field = field });
        }

        return root;
    }
}
