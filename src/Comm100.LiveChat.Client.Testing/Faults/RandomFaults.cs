namespace Comm100.LiveChat.Client.Testing;

/// <summary>Adds random rules with one seed to a <see cref="FaultPlan"/>; see <see cref="FaultPlan.WithSeed"/>.</summary>
public sealed class RandomFaults
{
    private readonly FaultPlan _plan;
    private readonly int _seed;

    internal RandomFaults(FaultPlan plan, int seed)
    {
        _plan = plan;
        _seed = seed;
    }

    /// <summary>Adds a rule to the end of the plan, like <see cref="FaultPlan.On"/>.</summary>
    /// <param name="operationId">The id of an operation, or <see cref="FaultPlan.AnyOperation"/>.</param>
    /// <returns>The rule, to define its probability and its fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
    public FaultRule On(string operationId) => _plan.Add(operationId, _seed);
}
