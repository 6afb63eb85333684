#!/usr/bin/env bash
# Calls all operations of a running FakeServer with curl, and checks the status, the type of the response (a list, an object, a string, or
# empty), and the names of its fields.
#   call-operations.sh BASE_ADDRESS EMAIL API_KEY [documented|observed]
# If the table has alternatives (a/b), the first is the documented one. The others are accepted only in the observed style.
# It requires the initial data. The last line is 'N operations, M failures'; the exit code is 0 if there was no failure.
set -uo pipefail

base=${1%/}/api/v1/livechat
credential=$2:$3
style=${4:-documented}
count=0
failures=0

fail() {
  failures=$((failures + 1))
  printf 'FAILED %s: %s\n' "$1" "$2"
}

# Prints the alternatives of a cell that are valid in the style.
choices() { [[ $style == observed ]] && printf '%s' "${1//\// }" || printf '%s' "${1%%/*}"; }

get_type() {
  case $1 in
    '['*']') echo list ;;
    '{'*'}') echo object ;;
    '"'*'"') echo string ;;
    '') echo empty ;;
    *) echo other ;;
  esac
}

# A line of the table: operation, method, path, status, type, fields, body.
while read -r operation method path status type fields body; do
  count=$((count + 1))
  data=()
  [[ -n $body ]] && data=(--header 'Content-Type: application/json' --data-raw "$body")
  response=$(curl --silent --show-error --max-time 30 --user "$credential" --request "$method" --write-out '\n%{http_code}' "${data[@]}" "$base$path" < /dev/null) ||
    { fail "$operation" "curl exited with $?"; continue; }
  actual_status=${response##*$'\n'}
  response=${response%$'\n'*}
  response_type=$(get_type "$response")
  if [[ " $(choices "$status") " != *" $actual_status "* ]]; then
    fail "$operation" "the status is $actual_status, not $status: ${response:0:200}"
    continue
  fi

  if [[ " $(choices "$type") " != *" $response_type "* ]]; then
    fail "$operation" "the type of the response is $response_type, not $type: ${response:0:200}"
    continue
  fi

  missing=
  if [[ $response_type == list || $response_type == object ]]; then
    for field in ${fields//,/ }; do
      found=
      for name in $(choices "$field"); do
        [[ $response == *"\"$name\":"* ]] && found=yes
      done
      [[ -n $found ]] || missing+=" $field"
    done
  fi

  if [[ -n $missing ]]; then
    fail "$operation" "the response has no field$missing"
  else
    printf 'ok %s\n' "$operation"
  fi
done << 'TABLE'
Campaigns.list GET /campaigns 200 list id,name,description,language
Campaigns.create POST /campaigns 201/200 object id,name,description,language {"name":"New name","language":"New language"}
Campaigns.update PUT /campaigns/1 200 object id,name,description,language {"name":"Changed name"}
Campaigns.delete DELETE /campaigns/2 200 string/empty -
InstallationCode.get GET /campaigns/1/code 200 object/string code
ChatButton.get GET /campaigns/1/chatButton 200 object type,isHideOffline,isUseDomainRestriction,allowedDomains,adaptive,image,textLink
ChatButton.update PUT /campaigns/1/chatButton 200 object type,isHideOffline,isUseDomainRestriction,allowedDomains,adaptive,image,textLink {"type":"adaptive"}
ChatWindow.get GET /campaigns/1/chatWindow 200 object style,color,type,customCSS,popup,options,advanced,header,body
ChatWindow.update PUT /campaigns/1/chatWindow 200 object style,color,type,customCSS,popup,options,advanced,header,body {"style":"classic"}
PreChat.get GET /campaigns/1/prechat 200 object isEnable,header,greetingMessage,socialLogin,isRememberVisitorInfo,fieldLayout,fields
PreChat.update PUT /campaigns/1/prechat 200 object isEnable,header,greetingMessage,socialLogin,isRememberVisitorInfo,fieldLayout,fields {"isEnable":true}
PostChat.get GET /campaigns/1/postchat 200 object isEnable,greetingMessage,fieldLayout,fields
PostChat.update PUT /campaigns/1/postchat 200 object isEnable,greetingMessage,fieldLayout,fields {"isEnable":true}
OfflineMessageForm.get GET /campaigns/1/offlineMessage 200 object isUseOwnPage,page,greetingMessage,header,fieldLayout,fields
OfflineMessageForm.update PUT /campaigns/1/offlineMessage 200 object isUseOwnPage,page,greetingMessage,header,fieldLayout,fields {"isUseOwnPage":true}
Invitation.get GET /campaigns/1/invitation 200 object style,autoInvitations,manualInvitation
Invitation.updateStyle PUT /campaigns/1/invitation 200 object style,autoInvitations,manualInvitation {"style":"bubble"}
Invitation.updateManual PUT /campaigns/1/invitation/manualInvitation 200 object message,popup {"message":{"content":"Changed content"}}
Invitation.getAuto GET /campaigns/1/invitation/autoInvitations/1 200 object id,name,isEnable,isPopupOnlyOneTime,invitationWindow,conditions
Invitation.createAuto POST /campaigns/1/invitation/autoInvitations 201/200 object id,name,isEnable,isPopupOnlyOneTime,invitationWindow,conditions {"name":"New name"}
Invitation.updateAuto PUT /campaigns/1/invitation/autoInvitations/1 200 object id,name,isEnable,isPopupOnlyOneTime,invitationWindow,conditions {"name":"Changed name"}
Invitation.deleteAuto DELETE /campaigns/1/invitation/autoInvitations/2 200 string/empty -
AgentWrapup.get GET /campaigns/1/agentWrapup 200 list id,name,type,isSystem,isVisible,isRequired,options
AgentWrapup.update PUT /campaigns/1/agentWrapup 200 list id,name,type,isSystem,isVisible,isRequired,options [{"name":"Changed name","type":"name"}]
RoutingRules.get GET /campaigns/1/routingrules 200 object isEnable,type,simpleRouteToObject,simpleRouteToId,simpleRoutePriority,rules,failType,fail
RoutingRules.update PUT /campaigns/1/routingrules 200 object isEnable,type,simpleRouteToObject,simpleRouteToId,simpleRoutePriority,rules,failType,fail {"isEnable":true}
RoutingRules.getCustomRule GET /campaigns/1/routingrules/customrules/1 200 object id,order,isEnable,name,conditions,routeToObject,routeToId,routePriority
RoutingRules.createCustomRule POST /campaigns/1/routingrules/customrules 201/200 object id,order,isEnable,name,conditions,routeToObject,routeToId,routePriority {"isEnable":true,"name":"New name","routeToObject":"agent","routeToId":1}
RoutingRules.updateCustomRule PUT /campaigns/1/routingrules/customrules/1 200 object id,order,isEnable,name,conditions,routeToObject,routeToId,routePriority {"order":1}
RoutingRules.deleteCustomRule DELETE /campaigns/1/routingrules/customrules/2 200 string/empty -
Language.get GET /campaigns/1/language 200 object isUseDefaultLanguageText,isRTL,languageTexts
Language.update PUT /campaigns/1/language 200 object isUseDefaultLanguageText,isRTL,languageTexts {"isUseDefaultLanguageText":true}
CannedMessages.list GET /cannedMessages 200 list id,name,message,shortcuts/shortCuts,categoryId,isPrivate
CannedMessages.get GET /cannedMessages/1 200 object id,name,message,shortcuts/shortCuts,categoryId,isPrivate
CannedMessages.create POST /cannedMessages 201/200 object id,name,message,shortcuts/shortCuts,categoryId,isPrivate {"name":"New name","message":"New message"}
CannedMessages.update PUT /cannedMessages/1 200 object id,name,message,shortcuts/shortCuts,categoryId,isPrivate {"name":"Changed name"}
CannedMessages.delete DELETE /cannedMessages/2 200 string/empty -
CannedMessageCategories.list GET /cannedMessageCategories 200 list id,name,parentId,isPrivate
CannedMessageCategories.get GET /cannedMessageCategories/1 200 object id,name,parentId,isPrivate
CannedMessageCategories.create POST /cannedMessageCategories 201/200 object id,name,parentId,isPrivate {"name":"New name","parentId":1,"isPrivate":"New isPrivate"}
CannedMessageCategories.update PUT /cannedMessageCategories/1 200 object id,name,parentId,isPrivate {"name":"Changed name"}
CannedMessageCategories.delete DELETE /cannedMessageCategories/2 200 string/empty -
Departments.list GET /departments 200 list id,name,description,agents,groups,allocationRule,isLastChattedPreferred,backupDepartmentId,offlineMessageTo,emailAddresses
Departments.get GET /departments/1 200 object id,name,description,agents,groups,allocationRule,isLastChattedPreferred,backupDepartmentId,offlineMessageTo,emailAddresses
Departments.create POST /departments 201/200 object id,name,description,agents,groups,allocationRule,isLastChattedPreferred,backupDepartmentId,offlineMessageTo,emailAddresses {"name":"New name"}
Departments.update PUT /departments/1 200 object id,name,description,agents,groups,allocationRule,isLastChattedPreferred,backupDepartmentId,offlineMessageTo,emailAddresses {"name":"Changed name"}
Departments.delete DELETE /departments/2 200 string/empty -
CustomAwayStatuses.list GET /customAwayStatus 200 list id,name,isVisible
CustomAwayStatuses.get GET /customAwayStatus/1 200 object id,name,isVisible
CustomAwayStatuses.create POST /customAwayStatus 201/200 object id,name,isVisible {"name":"New name"}
CustomAwayStatuses.update PUT /customAwayStatus/1 200 object id,name,isVisible {"name":"Changed name"}
CustomAwayStatuses.delete DELETE /customAwayStatus/2 200 string/empty -
Bans.list GET /bans 200 list id,type,visitorId,ipAddress,comment
Bans.get GET /bans/1 200 object id,type,visitorId,ipAddress,comment
Bans.create POST /bans 201/200 object id,type,visitorId,ipAddress,comment {"type":"visitor","ipAddress":"New ipAddress"}
Bans.update PUT /bans/1 200 object id,type,visitorId,ipAddress,comment {"type":"visitor"}
Bans.delete DELETE /bans/2 200 string/empty -
ConversionActions.list GET /conversionsActions 200 list id,name,isEnable,type,customVariable,matchType,matchValue,isCaseSensitive,isAssignValue,isAssignValueFromCustomVariable,assignValue,customVariableForAssignValue
ConversionActions.get GET /conversionsActions/1 200 object id,name,isEnable,type,customVariable,matchType,matchValue,isCaseSensitive,isAssignValue,isAssignValueFromCustomVariable,assignValue,customVariableForAssignValue
ConversionActions.create POST /conversionsActions 201/200 object id,name,isEnable,type,customVariable,matchType,matchValue,isCaseSensitive,isAssignValue,isAssignValueFromCustomVariable,assignValue,customVariableForAssignValue {"name":"New name"}
ConversionActions.update PUT /conversionsActions/1 200 object id,name,isEnable,type,customVariable,matchType,matchValue,isCaseSensitive,isAssignValue,isAssignValueFromCustomVariable,assignValue,customVariableForAssignValue {"name":"Changed name"}
VisitorSegmentations.list GET /visitorSegmentations 200 list id,name,color,isEnable,priority,description,conditions,notification
VisitorSegmentations.get GET /visitorSegmentations/1 200 object id,name,color,isEnable,priority,description,conditions,notification
VisitorSegmentations.create POST /visitorSegmentations 201/200 object id,name,color,isEnable,priority,description,conditions,notification {"name":"New name"}
VisitorSegmentations.update PUT /visitorSegmentations/1 200 object id,name,color,isEnable,priority,description,conditions,notification {"name":"Changed name"}
VisitorSegmentations.delete DELETE /visitorSegmentations/2 200 string/empty -
VisitorSso.get GET /visitorSSO 200 object siteId,isEnable,signInUrl,idpCertificate,idpCertificateFileName,dataMappings,campaignSSOOptions
VisitorSso.update PUT /visitorSSO 200 object siteId,isEnable,signInUrl,idpCertificate,idpCertificateFileName,dataMappings,campaignSSOOptions {"isEnable":true}
AutoAllocation.get GET /autoAllocation 200 object isEnable,allocationRule,isLastChattedPreferred,isMaxChatForAllAgents,maxChatForAllAgents,isAllocateChatWhenAgentInAudioVideo,isAllowAgentManualAcceptChat
AutoAllocation.update PUT /autoAllocation 200 object isEnable,allocationRule,isLastChattedPreferred,isMaxChatForAllAgents,maxChatForAllAgents,isAllocateChatWhenAgentInAudioVideo,isAllowAgentManualAcceptChat {"isEnable":true}
Configs.get GET /configs 200 object siteId,isEnableMultipleCampaigns,isEnableAutoAllocation,isEnableCustomAwayStatus,isEnableDepartment,isEnableAutoTranslation,isEnableAudioAndVideoChat,isEnableVisitorSegmentation,isEnableVisitorSSO,isEnableCreditCardMasking,isEnableCustomVariables,isEnableSalesforce,isEnableZendesk,isEnableGoogleAnalytics,isEnableGotoMeeting/isEnableGotoMetting,isEnableJoinme
Configs.update PUT /configs 200 object siteId,isEnableMultipleCampaigns,isEnableAutoAllocation,isEnableCustomAwayStatus,isEnableDepartment,isEnableAutoTranslation,isEnableAudioAndVideoChat,isEnableVisitorSegmentation,isEnableVisitorSSO,isEnableCreditCardMasking,isEnableCustomVariables,isEnableSalesforce,isEnableZendesk,isEnableGoogleAnalytics,isEnableGotoMeeting/isEnableGotoMetting,isEnableJoinme {"isEnableMultipleCampaigns":true}
SecureForms.list GET /secureForms 200 list id,name,description,fields
SecureForms.get GET /secureForms/1 200 object id,name,description,fields
SecureForms.create POST /secureForms 201/200 object id,name,description,fields {"name":"New name"}
SecureForms.update PUT /secureForms/1 200 object id,name,description,fields {"name":"Changed name"}
SecureForms.delete DELETE /secureForms/2 200 string/empty -
Webhooks.list GET /webhooks 200 list id,event,targetUrl
Webhooks.create POST /webhooks 201/200 object id,event,targetUrl {"event":"offlineMessageSubmitted","targetUrl":"https://www.example.com/hook"}
Webhooks.update PUT /webhooks/1 200 object id,event,targetUrl {"event":"offlineMessageSubmitted"}
Webhooks.delete DELETE /webhooks/2 200 string/empty -
CustomVariables.list GET /customVariables 200 list id,name,type,value,hyperlink
CustomVariables.create POST /customVariables 201/200 object id,name,type,value,hyperlink {"name":"New name","type":"text"}
CustomVariables.update PUT /customVariables/1 200 object id,name,type,value,hyperlink {"name":"Changed name"}
CustomVariables.delete DELETE /customVariables/2 200 string/empty -
Agents.get GET /agents/1 200 object id,status,ongoingChats,departments,maxChatsCount,isAcceptAllocation
Agents.update PUT /agents/1 200 object id,status,ongoingChats,departments,maxChatsCount,isAcceptAllocation {"status":"online"}
Chats.list GET /chats?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00 200 object total,previousPage,nextPage,chats
Chats.get GET /chats/10001 200 object id,ssoUserId,name,email,department,agents,prechatFields,customVariables,requestTime,waitingTime,endTime,chatTranscript,attachments,postChat,wrapup
OfflineMessages.list GET /offlineMessages?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00 200 object total,previousPage,nextPage,offlineMessages
MissedAndRefusedChats.list GET /missedAndRefusedChats?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00 200 object total,previousPage,nextPage,missedAndRefusedChats
AgentChats.list GET /agentChats?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00 200 object agentChats
TABLE

printf '%d operations, %d failures\n' "$count" "$failures"
(( failures == 0 ))
