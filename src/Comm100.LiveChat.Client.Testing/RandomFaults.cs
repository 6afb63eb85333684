namespace Comm100.LiveChat.Client.Testing;

/// <summary>Adds rules that hold by chance to a <see cref="FaultPlan"/>, from one seed; see <see cref="FaultPlan.Randomly"/>.</summary>
public sealed class RandomFaults
{
    private readonly FaultPlan _plan;
    private readonly int _seed;

    internal RandomFaults(FaultPlan plan, int seed)
    {
        _plan = plan;
        _seed = seed;
    }

    /// <summary>Adds a rule behind those there are, as <see cref="FaultPlan.On"/> does.</summary>
    /// <param name="operationId">The id of an operation, or <see cref="FaultPlan.AnyOperation"/>.</param>
    /// <returns>The rule, to say how probable it is and what it does.</returns>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public FaultRule On(string operationId) => _plan.Add(operationId, _seed);
}
