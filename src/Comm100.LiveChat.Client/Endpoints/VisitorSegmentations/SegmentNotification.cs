using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Who is told of a visitor in a <see cref="VisitorSegmentation"/>: nobody, agents, or departments. The service writes it as the text
/// <c>none</c>, as an object such as <c>{"agents":[1,2]}</c>, or as such an object inside a text. Each is read; what came from the service is
/// written back as it came, and what the caller makes as <c>none</c> or as an object.
/// </summary>
[JsonConverter(typeof(SegmentNotificationConverter))]
public sealed class SegmentNotification
{
    internal const string None = "none";

    internal SegmentNotification(bool isNobody, IReadOnlyList<long>? agents, IReadOnlyList<long>? departments, JsonElement? content = null)
    {
        IsNobody = isNobody;
        Agents = agents;
        Departments = departments;
        Content = content;
    }

    /// <summary>Nobody is told: <c>none</c>.</summary>
    public static SegmentNotification Nobody { get; } = new(isNobody: true, agents: null, departments: null);

    /// <summary>Whether nobody is told.</summary>
    public bool IsNobody { get; }

    /// <summary>The ids of the agents who are told; null where the notification names no agents.</summary>
    public IReadOnlyList<long>? Agents { get; }

    /// <summary>The ids of the departments that are told; null where the notification names no departments.</summary>
    public IReadOnlyList<long>? Departments { get; }

    /// <summary>Whether the notification is of a form that this version of the client knows. Of another form, <see cref="ToString"/> tells all there is.</summary>
    public bool IsKnown => IsNobody || Agents is not null || Departments is not null;

    /// <summary>What the service sent; null where the caller made the notification.</summary>
    internal JsonElement? Content { get; }

    /// <summary>Agents are told.</summary>
    /// <param name="agentIds">The ids of the agents.</param>
    /// <returns>The notification.</returns>
    public static SegmentNotification ForAgents(params long[] agentIds)
    {
        Argument.NotNull(agentIds, nameof(agentIds));
        return new SegmentNotification(isNobody: false, [.. agentIds], departments: null);
    }

    /// <summary>Departments are told.</summary>
    /// <param name="departmentIds">The ids of the departments.</param>
    /// <returns>The notification.</returns>
    public static SegmentNotification ForDepartments(params long[] departmentIds)
    {
        Argument.NotNull(departmentIds, nameof(departmentIds));
        return new SegmentNotification(isNobody: false, agents: null, [.. departmentIds]);
    }

    /// <summary>The notification as the service sent it, or as it will be sent: <c>none</c>, or the text of the object.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SegmentNotificationConverter.ToText(this);
}
