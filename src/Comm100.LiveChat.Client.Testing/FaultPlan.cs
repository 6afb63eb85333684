using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>What goes wrong at a <see cref="LiveChatFake"/>: an ordered list of rules. A request is played the first rule that
/// is for its operation and not used up; when there is none, it is answered as usual. Rules are looked at after the request
/// is recorded and before it is authenticated. The plan may be changed while requests come in.</summary>
/// <example><c>fake.Faults.On("Bans.list").Respond(503).Times(2);</c> lets the first two calls fail.</example>
public sealed class FaultPlan
{
    /// <summary>Stands for every operation, and for requests that match no operation.</summary>
    public const string AnyOperation = "*";

    private readonly List<FaultRule> _rules = [];

    internal FaultPlan()
    {
    }

    /// <summary>Adds a rule behind those there are. It does nothing until it is told what to do.</summary>
    /// <param name="operationId">The id as the contract has it, such as <c>Bans.create</c>, in any case; or <see cref="AnyOperation"/>.</param>
    /// <returns>The rule, to say what it does and how often.</returns>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public FaultRule On(string operationId)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        if (!IsKnown(operationId))
        {
            throw new ArgumentException(
                $"The contract has no operation '{operationId}'. Ids look like 'Bans.create'; FaultPlan.AnyOperation stands for all.",
                nameof(operationId));
        }

        var rule = new FaultRule(operationId);
        lock (_rules)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>Removes all rules. Requests that hang already go on hanging.</summary>
    public void Clear()
    {
        lock (_rules)
        {
            _rules.Clear();
        }
    }

    internal Fault? Take(string? operationId)
    {
        lock (_rules)
        {
            foreach (FaultRule rule in _rules)
            {
                if (rule.TryTake(operationId) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
    }

    private static bool IsKnown(string operationId) =>
        string.Equals(operationId, AnyOperation, StringComparison.Ordinal)
        || string.Equals(operationId, FakeOperations.OAuth.Token, StringComparison.OrdinalIgnoreCase)
        || string.Equals(operationId, FakeOperations.OAuth.Authorize, StringComparison.OrdinalIgnoreCase)
        || LiveChatContract.Instance.Operations.Any(operation => string.Equals(operation.Id, operationId, StringComparison.OrdinalIgnoreCase));
}
