using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Knows the ids, so that a mistyped one is told and does not quietly match nothing.</summary>
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
                $"There is no operation '{operationId}'. Ids look like 'Bans.create'; FakeOperations has them all.", nameof(operationId));
        }
    }

    public static bool AreSame(string first, string? second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
