namespace Comm100.LiveChat.Client;

/// <summary>The routing of the chats of a campaign. Requires the permission <c>Manage Campaigns</c> (API document, section "Routing Rule").</summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IRoutingRulesApi
{
    /// <summary>Gets the routing rules of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings, with all custom rules.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/routingrules")]
    Task<RoutingRules> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the routing rules of a campaign. Properties that are null, also in nested objects, keep their value. A list of rules that is
    /// sent replaces the existing list.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="routingRules">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/routingrules")]
    Task<RoutingRules> UpdateAsync([AliasAs("id")] long campaignId, [Body] RoutingRules routingRules, CancellationToken cancellationToken = default);

    /// <summary>Gets one custom rule of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or rule does not exist.</exception>
    [Get("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task<CustomRule> GetCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, CancellationToken cancellationToken = default);

    /// <summary>Adds a custom rule to a campaign. The service assigns the id.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRule">
    /// The rule; <see cref="CustomRule.IsEnable"/>, <see cref="CustomRule.Name"/>, <see cref="CustomRule.RouteToObject"/> and
    /// <see cref="CustomRule.RouteToId"/> are mandatory, and all fields of its conditions are mandatory too.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Post("/campaigns/{id}/routingrules/customrules")]
    Task<CustomRule> CreateCustomRuleAsync([AliasAs("id")] long campaignId, [Body] CustomRule customRule, CancellationToken cancellationToken = default);

    /// <summary>Changes a custom rule of a campaign. Properties that are null, also in nested objects, keep their value.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="customRule">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rule as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or rule does not exist.</exception>
    [Put("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task<CustomRule> UpdateCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, [Body] CustomRule customRule, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom rule of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="customRuleId">The id of the rule.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the rule is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or rule does not exist.</exception>
    [Delete("/campaigns/{id}/routingrules/customrules/{custom_rule_id}")]
    Task DeleteCustomRuleAsync([AliasAs("id")] long campaignId, [AliasAs("custom_rule_id")] long customRuleId, CancellationToken cancellationToken = default);
}
