using System.Diagnostics.CodeAnalysis;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>A node in the tree of a format: a field, or a group of fields that comes from a dotted path.</summary>
internal sealed class FieldNode
{
    public required string Name { get; init; }

    public ContractField? Field { get; init; }

    public FieldTree? Group { get; init; }

    /// <summary>Gets a value indicating whether the fields of the group belong to the enclosing object. Such a group is an alias for them.</summary>
    public bool IsFlattened { get; init; }
}

/// <summary>The fields of one object in documented order. They are found by name or alias, ignoring case.</summary>
internal sealed class FieldTree
{
    private readonly List<FieldNode> _nodes = [];
    private readonly Dictionary<string, FieldNode> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<FieldNode> Nodes => _nodes;

    public bool TryFind(string name, [NotNullWhen(true)] out FieldNode? node) => _byName.TryGetValue(name, out node);

    public void Add(FieldNode node)
    {
        _nodes.Add(node);
        _byName.Add(node.Name, node);
    }

    public void AddAlias(string alias, FieldNode node) => _byName.Add(alias, node);

    public FieldTree GetOrAddGroup(string name)
    {
        if (_byName.TryGetValue(name, out FieldNode? existing))
        {
            return existing.Group
                ?? throw new InvalidOperationException($"'{name}' is both a field and a group of fields in the contract.");
        }

        var group = new FieldTree();
        Add(new FieldNode { Name = name, Group = group });
        return group;
    }
}
