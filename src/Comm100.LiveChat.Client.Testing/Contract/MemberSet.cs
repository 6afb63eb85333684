using System.Diagnostics.CodeAnalysis;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>A member of an object: either a field of the format, or a group of members (from a dotted path).</summary>
internal sealed class Member
{
    public required string Name { get; init; }

    public ContractField? Field { get; init; }

    public MemberSet? Group { get; init; }

    /// <summary>Gets whether the members of the group belong to the object around it: another way to write the same.</summary>
    public bool IsFlattened { get; init; }
}

/// <summary>The members of one object in documented order, found by any spelling and any case.</summary>
internal sealed class MemberSet
{
    private readonly List<Member> _members = [];
    private readonly Dictionary<string, Member> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Member> Members => _members;

    public bool TryFind(string name, [NotNullWhen(true)] out Member? member) => _byName.TryGetValue(name, out member);

    public void Add(Member member)
    {
        _members.Add(member);
        _byName.Add(member.Name, member);
    }

    public void AddSpelling(string spelling, Member member) => _byName.Add(spelling, member);

    public MemberSet GroupNamed(string name)
    {
        if (_byName.TryGetValue(name, out Member? existing))
        {
            return existing.Group
                ?? throw new InvalidOperationException($"'{name}' is both a field and a group of fields in the contract.");
        }

        var group = new MemberSet();
        Add(new Member { Name = name, Group = group });
        return group;
    }
}
