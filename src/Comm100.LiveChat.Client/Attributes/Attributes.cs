namespace Comm100.LiveChat.Client.Attributes;

/// <summary>The permission that the API document asks for, in its words; on a method it stands above the one of its interface.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
internal sealed class PermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>The second half of the operation's id, where it does not follow from the method's name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The member must be given on create.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MandatoryAttribute : Attribute;

/// <summary>The member is read, and never sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReadOnlyPropertyAttribute : Attribute;

/// <summary>The struct is an open enum: a text with known values, completed by the generator.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class OpenEnumAttribute : Attribute;

/// <summary>The text of a known value of an open enum, and the other spellings that mean the same.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValueAttribute(string text, params string[] aliases) : Attribute
{
    public string Text { get; } = text;

    public IReadOnlyList<string> Aliases { get; } = aliases;
}
