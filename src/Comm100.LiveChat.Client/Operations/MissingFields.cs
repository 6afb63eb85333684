namespace Comm100.LiveChat.Client.Operations;

/// <summary>Collects the mandatory fields that an object does not set, so that one exception lists all of them.</summary>
internal struct MissingFields
{
    private List<string>? _names;

    public void Require<T>(T? value, string path, string name)
    {
        if (value is null)
        {
            (_names ??= []).Add($"'{path}{name}'");
        }
    }

    /// <exception cref="ArgumentException">At least one field is not set.</exception>
    public readonly void ThrowIfAny(LiveChatOperation operation, string parameterName)
    {
        if (_names is not null)
        {
            throw new ArgumentException($"{operation.Description} requires values for {string.Join(", ", _names)}. Nothing was sent.", parameterName);
        }
    }
}
