using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The recipients of notifications about the visitors of a <see cref="VisitorSegmentation"/>: nobody, agents, or departments. The service
/// writes the string <c>none</c>, an object such as <c>{"agents":[1,2]}</c>, or such an object inside a string. All forms are read. A value
/// from the service is written back in the form received; a value that the caller creates is written as <c>none</c> or as an object.
/// </summary>
[JsonConverter(typeof(SegmentNotificationConverter))]
public sealed class SegmentNotification : IStringValue
{
    internal const string None = "none";

    internal SegmentNotification(bool isNobody, IReadOnlyList<long>? agents, IReadOnlyList<long>? departments, JsonElement? content = null)
    {
        IsNobody = isNobody;
        Agents = agents;
        Departments = departments;
        Content = content;
    }

    /// <summary>Nobody is notified: <c>none</c>.</summary>
    public static SegmentNotification Nobody { get; } = new(isNobody: true, agents: null, departments: null);

    /// <summary>Whether nobody is notified.</summary>
    public bool IsNobody { get; }

    /// <summary>The ids of the notified agents; null if the notification contains no agents.</summary>
    public IReadOnlyList<long>? Agents { get; }

    /// <summary>The ids of the notified departments; null if the notification contains no departments.</summary>
    public IReadOnlyList<long>? Departments { get; }

    /// <summary>Whether this version of the client knows the form of the notification. <see cref="ToString"/> returns other forms.</summary>
    public bool IsKnown => IsNobody || Agents is not null || Departments is not null;

    /// <summary>The JSON that the service sent; null if the caller created the notification.</summary>
    internal JsonElement? Content { get; }

    /// <summary>Creates a notification to agents.</summary>
    /// <param name="agentIds">The ids of the agents.</param>
    /// <returns>The notification.</returns>
    public static SegmentNotification ForAgents(params long[] agentIds)
    {
        Argument.NotNull(agentIds, nameof(agentIds));
        return new SegmentNotification(isNobody: false, [.. agentIds], departments: null);
    }

    /// <summary>Creates a notification to departments.</summary>
    /// <param name="departmentIds">The ids of the departments.</param>
    /// <returns>The notification.</returns>
    public static SegmentNotification ForDepartments(params long[] departmentIds)
    {
        Argument.NotNull(departmentIds, nameof(departmentIds));
        return new SegmentNotification(isNobody: false, agents: null, [.. departmentIds]);
    }

    /// <summary>Returns the notification as received or as it will be sent: <c>none</c>, or the JSON of the object.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => SegmentNotificationConverter.ToText(this);

    // LINQPad calls this method by reflection, and shows the result in place of the notification.
    [SuppressMessage("Performance", "CA1859", Justification = "LINQPad expects this signature.")]
    private object ToDump() => ToString();
}
