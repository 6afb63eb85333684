namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>Checks operation ids, so that a misspelled id throws instead of silently matching nothing.</summary>
internal static class OperationIds
{
    private static readonly HashSet<string> s_known = new(
        LiveChatContract.Instance.Operations.Select(operation => operation.Id)
            .Append(FakeOperations.OAuth.Token)
            .Append(FakeOperations.OAuth.Authorize),
        StringComparer.OrdinalIgnoreCase);

    public static void Require(string operationId)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        if (!s_known.Contains(operationId))
        {
            throw new ArgumentException(
                $"There is no operation '{operationId}'. An id looks like 'Bans.create'. FakeOperations defines all ids.", nameof(operationId));
        }
    }

    public static bool AreSame(string first, string? second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
