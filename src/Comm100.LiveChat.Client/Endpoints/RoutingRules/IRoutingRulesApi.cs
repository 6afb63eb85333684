namespace Comm100.LiveChat.Client;

/// <summary>Where a campaign's chats go. It needs the permission <c>Manage Campaigns</c> (API document, section "Routing Rule").</summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IRoutingRulesApi
{
    /// <summary>Gets the routing rules of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings, with all custom rules.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/routingrules")]
    Task<RoutingRules> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the routing rules of a campaign. The service merges: members that are null, nested ones too, keep their value. A list of
    /// rules that is sent replaces the old one.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="routingRules">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/routingrules")]
    Task<RoutingRules> UpdateAsync([AliasAs("id")] long campaignId, [Body] RoutingRules routingRules, CancellationToken cancellationToken = default);

    /// <summary>Gets one custom rule of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or rule.</exception>
    [Get("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task<CustomRule> GetCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, CancellationToken cancellationToken = default);

    /// <summary>Adds a custom rule to a campaign. The service gives it its id.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRule">
    /// The rule; <see cref="CustomRule.IsEnable"/>, <see cref="CustomRule.Name"/>, <see cref="CustomRule.RouteToObject"/> and
    /// <see cref="CustomRule.RouteToId"/> are mandatory, and so is every member of its conditions.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Post("/campaigns/{id}/routingrules/customrules")]
    Task<CustomRule> CreateCustomRuleAsync([AliasAs("id")] long campaignId, [Body] CustomRule customRule, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes a custom rule of a campaign. The service merges: members that are null, nested ones too, keep their value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="customRule">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or rule.</exception>
    [Put("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task<CustomRule> UpdateCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, [Body] CustomRule customRule, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom rule of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the rule is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or rule.</exception>
    [Delete("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task DeleteCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, CancellationToken cancellationToken = default);
}
