namespace Comm100.LiveChat.Client.Operations;

/// <summary>Collects the mandatory members that an object lacks, so that one error can name them all.</summary>
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

    /// <exception cref="ArgumentException">At least one member is missing.</exception>
    public readonly void ThrowIfAny(LiveChatOperation operation, string parameterName)
    {
        if (_names is not null)
        {
            throw new ArgumentException($"{operation.Description} needs {string.Join(", ", _names)}, which the given object leaves unset. Nothing was sent.", parameterName);
        }
    }
}
