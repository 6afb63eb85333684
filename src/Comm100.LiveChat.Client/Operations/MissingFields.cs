namespace Comm100.LiveChat.Client.Operations;

/// <summary>A body with fields that are mandatory only for some values of another field. They are checked in the operations that check the mandatory fields.</summary>
internal interface IConditionalFields
{
    /// <summary>Adds the fields that this object does not set.</summary>
    void AddMissing(ref MissingFields missing);
}

/// <summary>Collects the mandatory fields that an object does not set, so that one exception lists all of them.</summary>
internal struct MissingFields
{
    private List<string>? _names;
    private string? _hint;

    public void Require<T>(T? value, string path, string name)
    {
        if (value is null)
        {
            (_names ??= []).Add($"'{path}{name}'");
        }
    }

    /// <summary>Adds a field that another field makes mandatory.</summary>
    /// <param name="isMissing">Whether it is missing.</param>
    /// <param name="name">The name of the field.</param>
    public void Require(bool isMissing, string name)
    {
        string quoted = $"'{name}'";
        if (isMissing && _names?.Contains(quoted) != true)
        {
            (_names ??= []).Add(quoted);
        }
    }

    /// <summary>Sets a sentence that explains what to set, if a field is missing.</summary>
    public void Explain(string hint) => _hint = hint;

    /// <exception cref="ArgumentException">At least one field is not set.</exception>
    public readonly void ThrowIfAny(LiveChatOperation operation, string parameterName)
    {
        if (_names is not null)
        {
            throw new ArgumentException($"{operation.Description} requires values for {string.Join(", ", _names)}.{(_hint is null ? "" : " " + _hint)} Nothing was sent.", parameterName);
        }
    }
}
