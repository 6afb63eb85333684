namespace Comm100.LiveChat.Client.Attributes;

/// <summary>The required permission, as named in the API document. A permission on a method overrides the one on its interface.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
internal sealed class PermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>The name of the operation in its id, if it differs from the name of the method.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The field must be set on create.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MandatoryAttribute : Attribute;

/// <summary>The field is read but not sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReadOnlyPropertyAttribute : Attribute;

/// <summary>Another name under which the service sends the field. <c>image.type</c> means the field <c>type</c> of an object <c>image</c>.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class AlsoNamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The property is an address whose path is a secret, because anyone who knows it has access. A dump shows only the scheme and the host.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretPathAttribute : Attribute;

/// <summary>The struct is an open enum: a string with known values. The generator adds its members.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class OpenEnumAttribute : Attribute;

/// <summary>The string of a known value of an open enum, and other strings with the same meaning.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValueAttribute(string text, params string[] aliases) : Attribute
{
    public string Text { get; } = text;

    public IReadOnlyList<string> Aliases { get; } = aliases;
}
