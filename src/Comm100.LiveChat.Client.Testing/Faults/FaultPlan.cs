using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The faults of a <see cref="LiveChatFake"/>: an ordered list of rules. The first active rule that matches a request is applied to it;
/// without such a rule, the request is processed normally. Rules are evaluated after the request is recorded, and before it is counted for
/// limits and authenticated. The plan can be changed while requests are in progress.</summary>
/// <example><c>fake.Faults.On("Bans.list").Respond(503).Times(2);</c> makes the first two calls fail.</example>
public sealed class FaultPlan
{
    /// <summary>Matches every operation, and requests that match no operation.</summary>
    public const string AnyOperation = "*";

    private readonly LockObject _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly int _seed;
    private int _ruleCount;

    internal FaultPlan(int seed)
    {
        _seed = seed;
    }

    /// <summary>Gets the current rules in order, including those that are no longer active. <see cref="FaultRule.ToString"/> describes a rule.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Adds a rule to the end of the plan. It does nothing until one of its methods defines a fault.</summary>
    /// <param name="operationId">The id of the operation, such as <c>Bans.create</c>, in any case; see <see cref="FakeOperations"/>;
    /// or <see cref="AnyOperation"/>.</param>
    /// <returns>The rule, to define its fault and its conditions.</returns>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
    public FaultRule On(string operationId) => Add(operationId, _seed);

    /// <summary>Adds random rules with a separate seed. The same rules, seed and order of requests give the same faults.</summary>
    /// <param name="seed">The seed. Rules of <see cref="On"/> use <see cref="LiveChatFakeOptions.Seed"/>.</param>
    /// <returns>An object that adds rules. Use <see cref="FaultRule.WithProbability"/> to set the probability of each rule.</returns>
    public RandomFaults WithSeed(int seed) => new(this, seed);

    /// <summary>Removes a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>True if the rule was in the plan; otherwise, false.</returns>
    public bool Remove(FaultRule rule)
    {
        lock (_lock)
        {
            return _rules.Remove(rule);
        }
    }

    /// <summary>Removes all rules. Requests that already hang continue to hang.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _ruleCount = 0;
        }
    }

    internal FaultRule Add(string operationId, int seed)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        if (!string.Equals(operationId, AnyOperation, StringComparison.Ordinal))
        {
            OperationIds.Require(operationId);
        }

        lock (_lock)
        {
            var rule = new FaultRule(operationId, seed, _ruleCount++);
            _rules.Add(rule);
            return rule;
        }
    }

    internal Fault? FindFault(RecordedRequest request)
    {
        // Conditions run outside the lock, because they can read or change the plan.
        foreach (FaultRule rule in Rules)
        {
            if (rule.TryApply(request) is { } fault)
            {
                request.Fault = rule;
                return fault;
            }
        }

        return null;
    }
}
